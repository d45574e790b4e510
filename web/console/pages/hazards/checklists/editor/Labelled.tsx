import type { ReactNode } from 'react'

/** What a row of fields is about, before them. */
export function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return <div className="checklist-words"><span aria-hidden>{label}</span>{children}</div>
}
