import i18next from 'i18next'
import { findDraft } from '../drafts.ts'
import { entryText } from '../entry-text.ts'
import { describeDoor } from '../round/describe.ts'
import { findRound } from '../carried/rounds.ts'
import type { Draft } from '../visit/draft.ts'
import type { CheckPlace } from './check-draft.ts'

/** A door of a round as a place, with the visit that was begun there; null where the phone does not carry it. */
export async function findPlace(round: string, id: string): Promise<{ place: CheckPlace; visit: string | null } | null> {
  const door = (await findRound(round))?.doors.find((one) => one.id === id)
  if (!door) return null
  const own = door.entries.find((entry) => entry.i === id)
  const [text] = describeDoor(door, i18next.getFixedT(null, 'grid'))
  const isDwelling = door.type === 'dwelling'
  const visit = (await findDraft<Draft>(id))?.id ?? null
  return { place: { text, dwelling: isDwelling ? id : null, business: isDwelling ? null : id, address: (own && entryText(own, 'address')) || null }, visit }
}
