import { z } from 'zod'

const caseCount = z.object({ filed: z.number(), solved: z.number(), closed: z.number() })
/** `uncounted`: received, but not counted by the definition. Of those received, `reached`: called back and reached, and `satisfied`. */
const callCount = z.object({ received: z.number(), uncounted: z.number(), reached: z.number(), satisfied: z.number() })

/** This year to date beside last year to the same date. */
const pairOf = <C extends z.ZodType>(count: C) => z.object({ this: count, last: count })
/** A pair under a station, kind or nature. */
const rowOf = <C extends z.ZodType>(count: C) => pairOf(count).extend({ key: z.string() })
/** Of a month also what came after the date last year. */
const monthOf = <C extends z.ZodType>(count: C) => pairOf(count).extend({ month: z.number(), rest: count })
const tallyOf = <C extends z.ZodType>(count: C) => z.object({ total: pairOf(count), byStation: z.array(rowOf(count)), byKind: z.array(rowOf(count)), byMonth: z.array(monthOf(count)) })

const definition = z.object({ id: z.string(), from: z.string(), text: z.object({ zh: z.string(), en: z.string() }) })

export const figures = z.object({
  asOf: z.string(),
  /** When it was counted, how many acts of the log were not in it yet, and for how long it has been behind. */
  at: z.string(), behind: z.number(), lagMs: z.number(),
  period: z.object({ from: z.string(), to: z.string(), lastFrom: z.string(), lastTo: z.string() }),
  definitions: z.object({ filed: definition, solved: definition, closed: definition, received: definition.extend({ uncounted: z.array(z.string()) }) }),
  cases: tallyOf(caseCount),
  /** `byDay`: received on each day since 1 January, this year to date, last year to its end. */
  calls: tallyOf(callCount).extend({ byDay: pairOf(z.array(z.number())) }),
})

const day = z.string().nullable()
const caseBehind = z.object({ id: z.string(), number: z.string(), station: z.string(), kind: z.string(), filedOn: z.string(), solvedOn: day, closedOn: day })
const callBehind = z.object({ id: z.string(), number: z.string(), station: z.string(), nature: z.string(), day: z.string(), closing: z.string().nullable(), satisfied: z.string().nullable() })
export const casesBehind = z.object({ cases: z.array(caseBehind) })
export const callsBehind = z.object({ calls: z.array(callBehind) })

export type CaseCount = z.infer<typeof caseCount>
export type CallCount = z.infer<typeof callCount>
export type Pair<C> = z.infer<ReturnType<typeof pairOf<z.ZodType<C>>>>
export type Row<C> = z.infer<ReturnType<typeof rowOf<z.ZodType<C>>>>
export type Tally<C> = z.infer<ReturnType<typeof tallyOf<z.ZodType<C>>>>
export type Definition = z.infer<typeof definition>
export type Figures = z.infer<typeof figures>
export type CaseBehind = z.infer<typeof caseBehind>
export type CallBehind = z.infer<typeof callBehind>

/** How doors are covered, grid by grid; `id` null: those that lie in no community grid. Grids of both kinds may hold the same door. */
export const gridCoverage = z.object({
  at: z.string(),
  grids: z.array(z.object({ id: z.string().nullable(), code: z.string(), name: z.string(), station: z.string(), kind: z.enum(['community', 'special']), doors: z.number(), fresh: z.number(), visited30d: z.number(), hazards: z.number() })),
})
export type GridCoverage = z.infer<typeof gridCoverage>
