import { useState } from 'react'
import { useKeys } from '../../../shared/keyboard/use-keys.ts'

/** Arrow keys move through rows, Enter opens the one that is chosen, Escape closes it. `first` is open from the start. */
export function useSelection<T>(rows: readonly T[], idOf: (row: T) => string | number, onMove: (id: string | number) => void, first: string | number | null = null) {
  const [chosen, setChosen] = useState(first)
  const [isOpen, setOpen] = useState(first !== null)
  const [shown, setShown] = useState(first)
  // Asked for anew while the list is on screen.
  if (first !== shown) {
    setShown(first)
    setChosen(first)
    setOpen(first !== null)
  }
  const at = rows.findIndex((row) => idOf(row) === chosen)
  const move = (by: number) => () => {
    const row = rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))]
    if (!row) return
    setChosen(idOf(row))
    onMove(idOf(row))
  }
  useKeys({ ArrowDown: move(1), j: move(1), ArrowUp: move(-1), k: move(-1), Enter: at < 0 ? undefined : () => setOpen(true) })
  return {
    chosen,
    open: isOpen ? (rows[at] ?? null) : null,
    choose: (id: string | number) => {
      setChosen(id)
      setOpen(true)
    },
    close: () => setOpen(false),
  }
}
