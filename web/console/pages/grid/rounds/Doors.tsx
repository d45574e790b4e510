/** Doors of a round that somebody was at: of the round, not of who goes it. */
export function Doors({ done, all }: { done: number; all: number }) {
  return (
    <span className="grid-bar">
      <span role="img" aria-label={`${done}/${all}`} data-kind="fresh"><i style={{ width: `${Math.min(1, done / Math.max(1, all)) * 100}%` }} /></span>
      <small>{done}/{all}</small>
    </span>
  )
}
