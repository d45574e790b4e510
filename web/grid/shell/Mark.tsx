import { bridgeGrid, bridgePath } from '../../shared/shell/bridge.ts'

/** The bridge, as on all pages. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg viewBox={`0 0 ${bridgeGrid} ${bridgeGrid}`} width={size} height={size} aria-hidden className="grid-mark">
      <path d={bridgePath} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
