import { z } from 'zod'
import { defineRecord } from '../acts/record-type.ts'
import type { PolicyRefusal, Store } from '../acts/store.ts'
import type { Database } from '../database/database.ts'
import type { Clock } from '../ports/clock.ts'
import type { Ids } from '../ports/ids.ts'
import { systemPrincipal, type Principal } from '../policy/principal.ts'

const refusalActs = {
  refused: {
    version: 1,
    schema: z.strictObject({ action: z.string(), record: z.strictObject({ type: z.string(), id: z.string() }), rules: z.array(z.string()) }),
  },
} as const

/** One record per account: what policy refused it, and how often. */
export const refusalRecord = defineRecord({
  type: 'refusal',
  acts: refusalActs,
  fold: (state: { count: number } | null) => ({ count: (state?.count ?? 0) + 1 }),
  tables: [],
  rows: () => ({}),
  attributes: (_, id) => ({ station: '', team: '', people: [], askedBy: '', owner: id, flags: [] }),
})

/** Refusals of signed-in persons are acts; those of strangers are counted per source and minute (decision 8). */
export interface Refusals {
  record(principal: Principal, refusal: PolicyRefusal): Promise<void>
  countStranger(source: string): Promise<void>
}

export function openRefusals(parts: { store: Store; database: Database; clock: Clock; ids: Ids; county: string }): Refusals {
  return {
    async record(principal, { action, record, rules }) {
      const intent = { id: parts.ids.uuid(), principal: systemPrincipal, action: 'refusal.record', body: null }
      await parts.store.perform(intent, (work) =>
        work.act(refusalRecord, principal.account, () => [{ type: 'refusal.refused', payload: { action, record: { type: record.type, id: record.id }, rules } }]),
      )
    },
    async countStranger(source) {
      const minute = new Date(Math.floor(parts.clock.now() / 60_000) * 60_000)
      await parts.database.transact({ county: parts.county, stations: 'all', account: 'system' }, (tx) =>
        tx.query({
          text: `insert into refused_strangers (county, source, minute, count) values ($1, $2, $3, 1)
                 on conflict (county, source, minute) do update set count = refused_strangers.count + 1`,
          values: [parts.county, source, minute],
        }),
      )
    },
  }
}
