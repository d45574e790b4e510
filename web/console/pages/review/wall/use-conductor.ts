import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { Engine } from '../player/engine.ts'
import { type EngineState, idleState } from '../player/engine-state.ts'
import { Conductor } from './conductor.ts'

/** What keeps a grant's pictures in step; lives as long as the page. Draws anew with what is calm in it: AtClock.tsx follows its moment. */
export function useConductor(startAtMs: number | undefined): Conductor {
  const [conductor] = useState(() => new Conductor(startAtMs))
  useEffect(() => {
    const leave = () => conductor.close()
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [conductor])
  useSyncExternalStore(conductor.subscribe, () => conductor.state.version)
  return conductor
}

/** For a camera's `video` element: an engine lives as long as it does. A new element gets a new engine: that is how to try again. */
export function useAttach(conductor: Conductor, grant: string, camera: string): { attach: (video: HTMLVideoElement) => () => void; engine: Engine | null } {
  const [engine, setEngine] = useState<Engine | null>(null)
  const attach = useCallback(
    (video: HTMLVideoElement) => {
      const made = new Engine(video, grant, camera)
      conductor.add(camera, made)
      setEngine(made)
      return () => {
        conductor.remove(camera, made)
        setEngine(null)
      }
    },
    [conductor, grant, camera],
  )
  return { attach, engine }
}

/** An engine's state but for its moment, which changes with every frame. */
export const useCalmState = (engine: Engine | null | undefined): EngineState => useSyncExternalStore(engine?.subscribe ?? none, engine ? () => engine.calm : () => idleState)

const none = () => () => undefined
