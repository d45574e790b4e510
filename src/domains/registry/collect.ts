import { z } from 'zod'
import type { Work } from '#platform/acts/store.ts'
import { Fault } from '#platform/fault.ts'
import type { Keyring } from '#platform/secrets/keyring.ts'
import { entryId } from './fields/schemas.ts'
import { sealValues } from './fields/seal.ts'
import { sheets } from './fields/sheets.ts'
import { end, observe, register } from './spine/decide.ts'
import { textOf, type Entry } from './spine/entry.ts'
import { draftsOf, entryRecords } from './spine/records.ts'
import { parseValues, typeParam } from './values.ts'

const values = z.record(z.string().max(40), z.unknown())
const at = { type: typeParam, id: entryId }

/** What a visit found, record by record: new ones, what was said of known ones, what has ended. */
export const finding = z.discriminatedUnion('does', [
  z.strictObject({ does: z.literal('register'), ...at, values }),
  z.strictObject({ does: z.literal('observe'), ...at, base: z.number().int().min(0), said: values, confirmed: z.array(z.string().max(40)).max(40) }),
  z.strictObject({ does: z.literal('end'), ...at, why: z.string().max(40), on: z.iso.date() }),
])

export type Finding = z.infer<typeof finding>

/** Writes down what a visit found, each on its own record, in the order given: a new household before the people in it. */
export async function collect(work: Work, keyring: Pick<Keyring, 'encrypt' | 'decrypt' | 'indexKey'>, findings: readonly Finding[], given: { station: string; visit: string; happenedAt: string }): Promise<void> {
  const action = { action: 'registry.record' }
  const { station, visit, happenedAt } = given
  for (const found of findings) {
    const { type } = found
    const record = entryRecords[type]
    const { fields, ends } = sheets[type]
    const seal = (plain: Record<string, unknown>, state: Entry | null) => sealValues(keyring, fields, parseValues(type, plain), state && textOf(state, 'document'))
    switch (found.does) {
      case 'register':
        await work.act(record, found.id, (state) => draftsOf(type, register(state, fields, { station, source: 'visit', visit, values: seal(found.values, null), happenedAt })), action)
        break
      case 'observe': {
        const id = await standing(work, found.type, found.id)
        // Of the record that carries on, the phone knew nothing.
        const base = id === found.id ? found.base : 0
        await work.act(record, id, (state) => draftsOf(type, observe(state, { visit, base, said: seal(found.said, state), confirmed: found.confirmed.filter((field) => fields[field]), happenedAt })), action)
        break
      }
      case 'end': {
        if (!ends[found.why]) throw new Fault('bad_input', { fields: 'why' }, 400)
        const id = await standing(work, found.type, found.id)
        await work.act(record, id, (state) => draftsOf(type, end(state, { why: found.why, on: found.on, visit, happenedAt })), action)
      }
    }
  }
}

/** The record that carries on, where this one was joined into another while the phone was away. */
async function standing(work: Work, type: Finding['type'], id: string): Promise<string> {
  for (let at = id, hops = 0; ; hops++) {
    const rows = await work.tx.query<{ into: string | null }>({
      name: 'joined_into', text: `select state ->> 'joined' as into from records where county = $1 and type = $2 and id = $3`, values: [work.county, type, at],
    })
    const into = rows[0]?.into
    if (!into || hops === 20) return at
    at = into
  }
}
