import { useCallback, useState, useSyncExternalStore } from 'react'
import { Engine, type EngineState } from './engine.ts'

const idle: EngineState = { status: 'opening', error: null, look: null, coverage: null, atMs: 0, playing: false, rate: 1, waiting: false, transcodedFrom: '' }

interface Attached {
  /** For the `video` element: an engine lives as long as it does. */
  attach(video: HTMLVideoElement): () => void
  engine: Engine | null
  state: EngineState
}

/** An engine for a camera of a grant. A new element gets a new engine: that is how to try again. */
export function useEngine(grant: string, camera: string, startAtMs: number | undefined): Attached {
  const [engine, setEngine] = useState<Engine | null>(null)
  const attach = useCallback(
    (video: HTMLVideoElement) => {
      const made = new Engine(video, grant, camera)
      setEngine(made)
      void made.open(startAtMs)
      const leave = () => made.close()
      window.addEventListener('pagehide', leave)
      return () => {
        window.removeEventListener('pagehide', leave)
        made.close()
        setEngine(null)
      }
    },
    [grant, camera, startAtMs],
  )
  const state = useSyncExternalStore(engine?.subscribe ?? none, engine?.snapshot ?? (() => idle))
  return { attach, engine, state }
}

const none = () => () => undefined
