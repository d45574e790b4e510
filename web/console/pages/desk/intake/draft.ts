import { useEffect, useState } from 'react'
import { newIntentId } from '../../../../shared/api/client.ts'
import type { Nature, Position, Priority, RelationKind } from '../data/incidents.ts'

/** What is being written down. It outlives a reload of the page, not the session. */
export interface Draft {
  phone: string
  caller: string
  place: string
  /** The point that stands for the place, and the name it was picked by; text after that name keeps the point. */
  position: Position | null
  pickedName: string
  station: string
  nature: Nature
  priority: Priority
  text: string
  links: { to: string; kind: RelationKind }[]
  /** When the first key was pressed: the call was taken. Milliseconds since the epoch. */
  startedAt: number | null
  /** The same through every attempt to save, so that nothing is written down twice. */
  intentId: string
}

const key = 'lq-desk-draft'

function blank(station: string): Draft {
  return { phone: '', caller: '', place: '', position: null, pickedName: '', station, nature: 'other', priority: 2, text: '', links: [], startedAt: null, intentId: newIntentId() }
}

export interface DraftControl {
  draft: Draft
  isEmpty: boolean
  change: (fields: Partial<Draft>) => void
  clear: () => void
}

export function useDraft(): DraftControl {
  const [draft, setDraft] = useState(readKept)
  useEffect(() => {
    if (draft.startedAt === null) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify(draft))
  }, [draft])
  return {
    draft,
    isEmpty: draft.startedAt === null,
    change: (fields) => setDraft((before) => ({ ...before, ...fields, startedAt: before.startedAt ?? Date.now() })),
    clear: () => setDraft((before) => blank(before.station)),
  }
}

function readKept(): Draft {
  try {
    const kept = sessionStorage.getItem(key)
    if (kept) return { ...blank(''), ...(JSON.parse(kept) as Draft) }
  } catch {
    // A storage that cannot be read holds no draft.
  }
  return blank('')
}
