import { z } from 'zod'

const person = z.object({ login: z.string(), name: z.string() })
const words = z.object({ zh: z.string(), en: z.string() })
const instant = z.string().nullable()

/** The thirty days within which the parties may ask the court together (PML 33); `due` is exclusive. */
const clock = z.object({ id: z.string(), startedAt: z.string(), due: z.string(), holidaysUnknown: z.string().nullable(), article: words })

/** What comes first on a dispute; `at` is an instant, exclusive for what has days. */
const next = z.object({ what: z.enum(['session', 'performance', 'confirmation']), at: z.string() })

const row = z.object({
  id: z.string(), number: z.string(), station: z.string(), kind: z.string(), status: z.string(), place: z.string(),
  /** Names are masked here. */
  parties: z.array(z.object({ id: z.string(), name: z.string(), side: z.string() })),
  mediators: z.array(person), reportedAt: z.string(), outcome: z.string().nullable(), closedOn: z.string().nullable(),
  performance: z.string().nullable(), next: next.nullable(), incidents: z.number(), flagged: z.number(),
})

export const disputeList = z.object({ disputes: z.array(row) })

const definition = z.object({ id: z.string(), from: z.string(), text: words })
/** `total`: settled and unsettled, what the news calls “of 25”. `open` ones are in neither. */
const rate = z.object({ settled: z.number(), unsettled: z.number(), open: z.number(), broken: z.number(), total: z.number() })

export const disputeRate = rate.extend({
  from: z.string(), to: z.string(), station: z.string().nullable(), definition,
  lastYear: rate.extend({ from: z.string(), to: z.string() }),
})

export const behindRate = z.object({
  disputes: z.array(z.object({ id: z.string(), number: z.string(), station: z.string(), kind: z.string(), outcome: z.string(), closedOn: z.string(), performance: z.string().nullable() })),
})

const party = z.object({
  id: z.string(), name: z.string(), phone: z.string(), side: z.string(), person: z.string().nullable(),
  consent: z.object({ agreed: z.boolean(), publicity: z.string(), at: z.string() }).nullable(),
})
const item = z.object({
  id: z.string(), party: z.string(), text: z.string(), due: z.string().nullable(),
  performance: z.object({ outcome: z.string(), on: z.string(), note: z.string() }).nullable(),
})
const agreement = z.object({
  form: z.string(), facts: z.string(), content: z.string(), status: z.boolean(), items: z.array(item),
  signatures: z.array(z.object({ signer: z.string(), way: z.string(), at: z.string() })),
  /** Who has yet to sign: parties by id, `mediator`, `committee`. */
  missing: z.array(z.string()),
  draftedAt: z.string(),
})

/** One dispute. Without an open look names are masked and what was said is empty. */
export const disputeFile = z.object({
  id: z.string(), number: z.string(), station: z.string(), kind: z.string(), status: z.string(), text: z.string(),
  place: z.object({ address: z.string().nullable(), text: z.string(), position: z.object({ lon: z.number(), lat: z.number() }).nullable() }),
  reportedBy: person, reportedAt: z.string(),
  /** Until when the whole file is open to the one who asks; null: it is not. */
  openUntil: instant,
  parties: z.array(party), closedDoor: z.boolean(), chosenBy: z.string().nullable(),
  mediators: z.array(z.object({ id: z.string(), account: z.string().nullable(), name: z.string(), state: z.string() })),
  sessions: z.array(z.object({ id: z.string(), state: z.string(), at: z.string(), place: z.string(), attended: z.array(z.string()), record: z.string(), by: person })),
  agreement: agreement.nullable(), settledAt: instant, performance: z.string().nullable(),
  confirmation: z
    .object({
      clock, offered: z.object({ wish: z.string(), note: z.string(), at: z.string() }).nullable(),
      applied: z.object({ court: z.string(), on: z.string(), late: z.boolean() }).nullable(), answered: z.object({ answer: z.string(), on: z.string(), note: z.string() }).nullable(),
    })
    .nullable(),
  ended: z.object({ outcome: z.string(), ways: z.array(z.string()), text: z.string(), at: z.string(), by: person }).nullable(),
  incidents: z.array(z.object({ incident: z.string(), number: z.string().nullable(), status: z.string().nullable(), danger: z.string(), at: z.string() })),
  flags: z.array(z.object({ act: z.string(), kind: z.string(), at: z.string(), by: person, settled: z.boolean() })),
  /** What the one who asks may do: `run`, `mediate`, `look`, `raise`, `settleFlag`. */
  may: z.array(z.string()),
  /** Who may be named a mediator; empty for those who name none. */
  staff: z.array(person),
})

export const disputeHistory = z.object({
  acts: z.array(
    z.object({
      act: z.string(), verb: z.string(), actor: person, corrects: z.string().nullable(), happenedAt: z.string(), recordedAt: z.string(),
      payload: z.record(z.string(), z.unknown()).nullable(),
    }),
  ),
})

export type DisputeRow = z.infer<typeof row>
export type DisputeRate = z.infer<typeof disputeRate>
export type BehindRate = z.infer<typeof behindRate>['disputes'][number]
export type DisputeFile = z.infer<typeof disputeFile>
export type DisputeHistory = z.infer<typeof disputeHistory>
