import type { TFunction } from 'i18next'
import { surnameLength } from '#rules/registry'
import { entryText } from '../entry-text.ts'
import type { Door } from '../carried/rounds.ts'

/** Where a door is, and who lives behind it: surnames alone in a list. */
export function describeDoor({ place, entries }: Door, t: TFunction<'grid'>): [place: string, who: string] {
  const text = (type: string, field: string) => entryText(entries.find((entry) => entry.t === type) ?? { f: {} }, field)
  const room = [text('dwelling', 'unit'), text('dwelling', 'room')].filter(Boolean).join('-')
  const people = entries.filter((entry) => entry.t === 'person' && !entry.e)
  const head = people.find((entry) => entryText(entry, 'relation') === 'head') ?? people[0]
  const name = head ? entryText(head, 'name') : ''
  const surname = Array.from(name).slice(0, surnameLength(name)).join('')
  const who = text('business', 'name') || (surname ? t('household', { surname, count: people.length }) : t('nobodyKnown'))
  return [`${place}${room ? ` ${room}` : ''}`, who]
}
