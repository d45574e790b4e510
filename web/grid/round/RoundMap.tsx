import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../sync/outbox.ts'
import type { Door } from '../carried/rounds.ts'

interface Props {
  doors: readonly Door[]
  visited: ReadonlyMap<string, Item['state']>
  next: string | null
  onOpen: (door: Door) => void
}

const [width, height, margin] = [360, 200, 18]

/**
 * The doors as they lie, and the way between them: drawn by the phone itself, so that it is there without a network. North is up,
 * distances are true to each other.
 */
export function RoundMap({ doors, visited, next, onOpen }: Props) {
  const { t } = useTranslation('grid')
  const points = useMemo(() => place(doors), [doors])
  if (points.length < 2) return null
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="grid-map" role="img" aria-label={t('map', { count: points.length })}>
      <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {points.map(({ door, x, y }) => (
        <circle key={door.id} cx={x} cy={y} r={door.id === next ? 7 : 4.5} data-state={visited.has(door.id) ? 'done' : door.id === next ? 'next' : 'open'} onClick={() => onOpen(door)} />
      ))}
    </svg>
  )
}

/** Positions in the picture; doors of one address stand on one point. */
function place(doors: readonly Door[]): { door: Door; x: number; y: number }[] {
  const placed = doors.filter((door) => door.at)
  if (placed.length === 0) return []
  const shrink = Math.cos((placed[0]!.at![1] * Math.PI) / 180)
  const flat = placed.map((door) => ({ door, east: door.at![0] * shrink, north: door.at![1] }))
  const [west, east, south, north] = [Math.min(...flat.map((p) => p.east)), Math.max(...flat.map((p) => p.east)), Math.min(...flat.map((p) => p.north)), Math.max(...flat.map((p) => p.north))]
  const scale = Math.min((width - 2 * margin) / Math.max(east - west, 1e-6), (height - 2 * margin) / Math.max(north - south, 1e-6))
  const [left, top] = [(width - (east - west) * scale) / 2, (height - (north - south) * scale) / 2]
  return flat.map((p) => ({ door: p.door, x: Math.round(left + (p.east - west) * scale), y: Math.round(top + (north - p.north) * scale) }))
}
