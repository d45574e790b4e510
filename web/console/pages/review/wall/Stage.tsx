import { useState, type ComponentProps, type ReactNode } from 'react'
import type { ScrubPlace } from '../player/use-scrub-still.ts'
import { Timeline } from '../timeline/Timeline.tsx'
import { AtClock } from './AtClock.tsx'
import type { Conductor } from './conductor.ts'
import { Wall } from './Wall.tsx'

interface Props {
  conductor: Conductor
  wall: Omit<ComponentProps<typeof Wall>, 'conductor' | 'scrub' | 'children'>
  timeline: Omit<ComponentProps<typeof Timeline>, 'leader' | 'atMs' | 'onScrub' | 'onSeek'>
  /** Between the pictures and the timeline. */
  controls: ReactNode
  /** Over the leader's picture. */
  children?: ReactNode
}

/** The pictures, what operates them, and the timeline, whose hand they follow. */
export function Stage({ conductor, wall, timeline, controls, children }: Props) {
  const [scrub, setScrub] = useState<ScrubPlace | null>(null)
  const seek = (ms: number) => {
    conductor.seek(ms)
    setScrub(null)
  }
  return (
    <>
      <Wall conductor={conductor} {...wall} scrub={scrub}>{children}</Wall>
      {controls}
      <AtClock of={conductor}>{({ atMs }) => <Timeline {...timeline} leader={wall.leader} atMs={atMs} onScrub={(ms, still) => setScrub({ ms, still })} onSeek={seek} />}</AtClock>
    </>
  )
}
