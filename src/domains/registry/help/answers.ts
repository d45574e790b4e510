import { z } from 'zod'
import { helpKinds, outcomes, relations, rhythms } from './terms.ts'

const kind = z.enum(helpKinds)

/** Help that somebody agreed to and that stands. */
export const helpConsent = z.object({
  id: z.string(), kinds: z.array(kind), every: z.enum(rhythms), wording: z.string(), from: z.string(), until: z.string(),
  by: z.object({ who: z.enum(['self', 'guardian']), relation: z.enum(relations).nullable() }),
  how: z.object({ way: z.enum(['paper', 'signature']), document: z.string() }),
  agreedBy: z.string(), agreedAt: z.string(),
  /** When each kind is due next. */
  due: z.array(z.object({ kind, due: z.string() })),
  /** The last times, the newest first. */
  done: z.array(z.object({ act: z.string(), kind, on: z.string(), outcome: z.enum(outcomes), by: z.string() })),
})

/** Help that the station agreed to give and that is due, overdue first. */
export const helpDue = z.object({
  today: z.string(),
  due: z.array(z.object({ consent: z.string(), kind, due: z.string(), until: z.string(), person: z.string(), /** Masked. */ name: z.string(), place: z.string(), door: z.string() })),
  /** Of the whole station. */
  total: z.number(),
})

export type HelpConsent = z.infer<typeof helpConsent>
export type HelpDue = z.infer<typeof helpDue>
