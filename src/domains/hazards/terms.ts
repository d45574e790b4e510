import { z } from 'zod'
import type { Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'
import type { Tx } from '#platform/database/database.ts'
import { dayAfter } from './due.ts'
import type { Severity } from './rules.ts'

const days = z.number().int().min(1).max(365)

/** How many days there are to mend a hazard where nobody sets a day. A county's configuration, not law: none was found that counts for all kinds. */
export const terms = z.strictObject({ minor: days, serious: days, major: days })
export type Terms = z.infer<typeof terms>

/** Until the county sets its own. */
export const defaultTerms: Terms = { minor: 30, serious: 15, major: 3 }

const termsActs = { changed: { version: 1, schema: terms.extend({ reason: z.string().min(1).max(400) }) } } as const

/** One record a county, `county`: who changed the days, when and why stands in its acts. */
export const termsRecord = defineRecord({
  type: 'hazard_terms',
  acts: termsActs,
  fold(_: Terms | null, act: ActOf<'hazard_terms', typeof termsActs>): Terms {
    const { reason: __, ...set } = act.payload
    return set
  },
  tables: [],
  rows: () => ({}),
  attributes: () => ({ station: '', team: '', people: [], askedBy: '', owner: '', flags: [] }),
})

export function changeTerms(state: Terms | null, given: Terms, reason: string): Decision<DraftOf<'hazard_terms', typeof termsActs>> {
  if (JSON.stringify(terms.parse(given)) === JSON.stringify(state)) return []
  return [{ type: 'hazard_terms.changed', payload: { ...given, reason } }]
}

/** The county's days. Wants a transaction that sees the whole county. */
export async function findTerms(tx: Tx, county: string): Promise<Terms> {
  const row = await tx.db.selectFrom('records').select('state').where('county', '=', county).where('type', '=', 'hazard_terms').where('id', '=', 'county').executeTakeFirst()
  return row ? (row.state as unknown as Terms) : defaultTerms
}

/** The last day of a hazard that was found at this instant. */
export const dueBy = (given: Terms, severity: Severity, foundMs: number) => dayAfter(foundMs, given[severity])
