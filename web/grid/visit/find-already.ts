import type { LikelyPeople } from '#answers/registry'
import { post } from '../../shared/api/client.ts'
import { entryText } from '../entry-text.ts'
import { listTaken, type Entry } from '../carried/rounds.ts'
import type { Value } from './draft.ts'

export type Likely = LikelyPeople['people'][number]

/** Nobody at a door waits longer for an answer. */
const longestMs = 4_000

/** Who may be the person that is being added: by the server where there is a network, else by what this phone carries. */
export async function findAlready(round: string, dwelling: string, values: Record<string, Value>): Promise<{ people: Likely[]; wasOffline: boolean }> {
  const text = (field: string) => String(values[field] ?? '').trim()
  const typed = { name: text('name'), birth: text('birth'), sex: text('sex'), identityNumber: text('identityNumber'), phone: text('phone'), dwelling }
  try {
    const { people } = await post<LikelyPeople>('/api/registry/likely', { ground: `round:${round}`, typed }, undefined, AbortSignal.timeout(longestMs))
    return { people, wasOffline: false }
  } catch {
    return { people: await findTakenPeople(typed), wasOffline: true }
  }
}

/** The same name, and the same day of birth where both are known. */
async function findTakenPeople({ name, birth }: { name: string; birth: string }): Promise<Likely[]> {
  const rounds = await listTaken()
  const found = new Map<string, Likely>()
  for (const door of rounds.flatMap(({ doors }) => doors)) {
    const homes = door.entries.filter((entry) => entry.t === 'dwelling')
    for (const entry of door.entries.filter((one) => one.t === 'person' && entryText(one, 'name') === name)) {
      const born = entryText(entry, 'birth')
      if (birth !== '' && born !== '' && born !== birth) continue
      found.set(entry.i, toLikely(entry, door.place, homes.map((home) => [entryText(home, 'unit'), entryText(home, 'room')].filter(Boolean).join('-')).join(''), birth !== '' && born === birth))
    }
  }
  return [...found.values()]
}

const toLikely = (entry: Entry, place: string, door: string, isBirth: boolean): Likely => ({
  id: entry.i, version: entry.v, name: entryText(entry, 'name'), born: entryText(entry, 'birth').slice(0, 4), sex: entryText(entry, 'sex'), place, door,
  household: entryText(entry, 'household'), ended: entry.e === 1, same: ['name', ...(isBirth ? ['birth' as const] : [])],
})
