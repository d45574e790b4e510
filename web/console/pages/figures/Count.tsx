/** A number that opens into the records behind it. */
export function Count({ n, label, onOpen }: { n: string | number; label: string; onOpen: () => void }) {
  return <button type="button" className="lq-count" title={label} aria-label={`${n} · ${label}`} onClick={onOpen}>{n}</button>
}
