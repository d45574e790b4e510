import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Named } from '../grants.ts'
import type { Conductor } from '../wall/conductor.ts'
import { mostShown } from '../wall/Wall.tsx'

interface Shown {
  /** In the grant's order; never empty. */
  shown: string[]
  /** The one that the keys, the region and the clips are for. */
  leader: string
  lead(camera: string): void
  /** Puts a camera beside the others, or takes it out. */
  turn(camera: string): void
  /** One alone, at the same moment unless another one is named. */
  showAlone(camera: string, ms?: number): void
  /** All of the grant, nine at most; or, when several are shown, the leader alone. */
  turnAll(): void
}

/** Which of a grant's cameras are on screen; `?camera=` names those to begin with. */
export function useShown(cameras: readonly Named[], conductor: Conductor): Shown {
  const [chosen, setChosen] = useState<string[]>(() => {
    const wanted = new URLSearchParams(location.search).get('camera')?.split(',') ?? []
    const known = cameras.filter((c) => wanted.includes(c.id)).slice(0, mostShown)
    return (known.length > 0 ? known : cameras.slice(0, 1)).map((c) => c.id)
  })
  const [led, setLed] = useState(chosen[0]!)
  const leader = chosen.includes(led) ? led : chosen[0]!
  const shown = useMemo(() => cameras.filter((c) => chosen.includes(c.id)).map((c) => c.id), [cameras, chosen])
  useEffect(() => conductor.lead(leader), [conductor, leader])

  const turn = useCallback((camera: string) => {
    setChosen((before) => {
      if (!before.includes(camera)) return before.length < mostShown ? [...before, camera] : before
      return before.length > 1 ? before.filter((id) => id !== camera) : before
    })
  }, [])
  const showAlone = useCallback((camera: string, ms?: number) => {
    if (ms !== undefined) conductor.seek(ms)
    setChosen([camera])
    setLed(camera)
  }, [conductor])
  const turnAll = useCallback(() => setChosen((before) => (before.length > 1 ? [leader] : cameras.slice(0, mostShown).map((c) => c.id))), [cameras, leader])
  return { shown, leader, lead: setLed, turn, showAlone, turnAll }
}
