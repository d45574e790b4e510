import { useMemo } from 'react'
import type { GrantCamera } from '../grants.ts'
import type { ScrubPlace } from '../player/use-scrub-still.ts'
import type { Conductor } from './conductor.ts'
import { Tile } from './Tile.tsx'

/** More than nine at once nobody watches. */
export const mostShown = 9

interface Props {
  conductor: Conductor
  grant: { id: string; number: string; cameras: readonly GrantCamera[] }
  viewer: string
  shown: readonly string[]
  leader: string
  scrub: ScrubPlace | null
  onLead(camera: string): void
  onAlone(camera: string): void
  onTakeOut(camera: string): void
  /** Over the leader's picture. */
  children?: React.ReactNode
}

/** One camera, or up to nine of a grant in step, as large as the room allows. */
export function Wall({ conductor, grant, viewer, shown, leader, scrub, onLead, onAlone, onTakeOut, children }: Props) {
  // The small picture under the hand is the leader's.
  const ofOthers = useMemo(() => scrub && { ms: scrub.ms, still: null }, [scrub])
  const columns = Math.ceil(Math.sqrt(shown.length))
  return (
    <div className="review-wall" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, gridTemplateRows: `repeat(${Math.ceil(shown.length / columns)}, minmax(0, 1fr))` }}>
      {shown.map((id) => {
        const at = grant.cameras.findIndex((c) => c.id === id)
        return (
          <Tile
            key={id} conductor={conductor} grant={grant.id} number={grant.number} viewer={viewer} camera={grant.cameras[at]!} place={at + 1} leads={id === leader} count={shown.length} scrub={id === leader ? scrub : ofOthers}
            onLead={() => onLead(id)} onAlone={() => onAlone(id)} onClose={() => onTakeOut(id)}
          >
            {id === leader ? children : undefined}
          </Tile>
        )
      })}
    </div>
  )
}
