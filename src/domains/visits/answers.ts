import { z } from 'zod'

const nullableText = z.string().nullable()
const position = z.object({ lon: z.number(), lat: z.number() })

export const roundRow = z.object({
  id: z.string(), station: z.string(), title: z.string(), assignee: z.string(), partner: nullableText, day: z.string(), until: z.string(), stops: z.number(), visited: z.number(), closedAt: nullableText,
})
const compactEntry = z.object({ t: z.enum(['address', 'building', 'dwelling', 'household', 'person', 'business']), i: z.string(), v: z.number(), f: z.record(z.string(), z.tuple([z.union([z.string(), z.number(), z.boolean(), position, z.null()]), z.string()])), e: z.literal(1).optional() })
/** What a phone carries of a round: each door with what is known behind it. */
export const takenRound = z.object({
  id: z.string(), title: z.string(), day: z.string(), until: z.string(),
  /** Who goes along with the one who carries it; null: nobody. */
  partner: z.object({ account: z.string(), name: z.string() }).nullable(),
  doors: z.array(z.object({ id: z.string(), type: z.enum(['dwelling', 'business']), why: z.string(), place: z.string(), code: z.string(), at: z.tuple([z.number(), z.number()]).nullable(), entries: z.array(compactEntry) })),
})
export const taskRow = z.object({
  id: z.string(), station: z.string(), title: z.string(), place: nullableText, due: z.string(), from: z.string(), assignee: nullableText, state: z.string(), doneBy: nullableText, doneAt: nullableText, doubled: z.boolean(), details: z.string(),
})
export const matterRow = z.object({
  id: z.string(), station: z.string(), kind: z.string(), urgent: z.boolean(), state: z.string(), with: z.string(), by: z.string(), at: z.string(), answeredAt: nullableText, closedAt: nullableText, position: position.nullable(), text: z.string(),
})
export const visitRow = z.object({ id: z.string(), station: z.string(), round: nullableText, place: z.object({ type: z.string(), id: z.string(), text: z.string() }), by: z.string(), partner: nullableText, outcome: z.string(), at: z.string(), leaflets: z.number(), photos: z.number(), flagged: z.boolean() })

const share = z.object({ total: z.number(), fresh: z.number() })
/** The command room's page of the grid: shares of what is fresh, never a worker's steps. */
export const gridOverview = z.object({
  at: z.string(),
  freshness: z.object({ dwellings: share, people: share, businesses: share }),
  communities: z.array(z.object({ community: z.string(), doors: z.number(), fresh: z.number(), visited30d: z.number() })),
  visits: z.object({ today: z.number(), week: z.number(), weekLastYear: z.number(), nobodyHome: z.number() }),
  rounds: z.object({ open: z.number(), overdue: z.number(), stops: z.number(), visited: z.number() }),
  tasks: z.object({ open: z.number(), overdue: z.number(), doubled: z.number() }),
  matters: z.object({ open: z.number(), urgent: z.number(), unanswered: z.number(), oldestUnansweredAt: nullableText }),
  submissions: z.object({ held: z.number(), waiting: z.number() }),
})

/** A hard matter with all that was said of it, in order. `may`: what the one who asks may do. */
export const openMatter = z.object({
  id: z.string(), station: z.string(), kind: z.string(), text: z.string(), place: z.string(), position: position.nullable(), urgent: z.boolean(), photos: z.array(z.object({ sha256: z.string(), takenAt: z.string() })),
  by: z.string(), at: z.string(), state: z.string(), with: z.string(), answeredAt: nullableText, closedAt: nullableText,
  talk: z.array(z.object({ act: z.string(), kind: z.enum(['answered', 'handedOn', 'added', 'closed', 'reopened']), text: z.string(), to: z.string(), by: z.string(), at: z.string() })),
  may: z.array(z.string()),
})
/** One's own hard matters for a phone, with all that was said of each. `names`: of those who spoke, by account. */
export const ownMatters = z.object({ matters: z.array(openMatter.omit({ may: true, photos: true })), names: z.record(z.string(), z.string()) })
/** Doors that a round could go to, in the order of the way between them. */
export const suggestedStops = z.object({
  stops: z.array(z.object({ type: z.enum(['dwelling', 'business']), id: z.string(), why: z.enum(['stale', 'missing', 'task', 'recheck', 'asked']), place: z.string(), at: z.tuple([z.number(), z.number()]).nullable() })),
})

export type RoundRow = z.infer<typeof roundRow>
export type TaskRow = z.infer<typeof taskRow>
export type MatterRow = z.infer<typeof matterRow>
export type VisitRow = z.infer<typeof visitRow>
export type OpenMatter = z.infer<typeof openMatter>
export type OwnMatters = z.infer<typeof ownMatters>
export type SuggestedStop = z.infer<typeof suggestedStops>['stops'][number]
export type TakenRound = z.infer<typeof takenRound>
export type GridOverview = z.infer<typeof gridOverview>
