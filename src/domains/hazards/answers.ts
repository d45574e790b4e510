import { z } from 'zod'
import { itemTypes, kinds, severities, type Content, type Item } from './rules.ts'
import { authorities, contradictions, relations, results, statuses } from './words.ts'

const person = z.object({ login: z.string(), name: z.string() })
const kind = z.enum(kinds)
const severity = z.enum(severities)
const status = z.enum(statuses)
const instant = z.string()
const position = z.object({ lon: z.number(), lat: z.number() }).nullable()
const photo = z.object({ sha256: z.string(), takenAt: z.string().nullable(), position })

/** A hazard in a line. `party`: masked. */
const row = z.object({
  id: z.string(), number: z.string(), station: z.string(), kind, severity, status, text: z.string(), place: z.string(), position,
  due: z.string(), overdueSince: instant.nullable(), chasedAt: instant.nullable(), party: z.string(), relation: z.enum(relations).nullable(),
  foundBy: person, foundAt: instant, assignee: person.nullable(), recheckedAt: instant.nullable(), repeats: z.boolean(), photos: z.number(),
  authority: z.enum(authorities).nullable(), receiptAt: instant.nullable(), unseen: z.boolean(), endedAt: instant.nullable(),
})
export type HazardRow = z.infer<typeof row>

export const hazardList = z.object({ hazards: z.array(row), more: z.boolean() })
export const unseenList = z.object({ hazards: z.array(row) })

/** What a phone takes along to look at again; who has to mend it is masked. `mine`: assigned to the one who asks. */
export const hazardsToRecheck = z.object({
  hazards: z.array(row.pick({ id: true, number: true, kind: true, severity: true, status: true, text: true, place: true, due: true, party: true, relation: true }).extend({ dwelling: z.string().nullable(), business: z.string().nullable(), mine: z.boolean() })),
})
export type HazardToRecheck = z.infer<typeof hazardsToRecheck>['hazards'][number]

/** RFC 7946. */
export const hazardPoints = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'), id: z.string(), geometry: z.object({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number()]) }),
      properties: z.object({ number: z.string(), kind, severity, status, overdue: z.boolean() }),
    }),
  ),
})
export type HazardPoints = z.infer<typeof hazardPoints>

const count = z.object({ open: z.number(), overdue: z.number(), major: z.number(), closed: z.number() })
export const hazardCounts = z.object({ at: instant, this: count, last: count })
export type HazardCounts = z.infer<typeof hazardCounts>

const brief = z.object({ id: z.string(), number: z.string(), status, severity, foundAt: instant })
export const former = z.object({ former: brief.nullable() })

const done = { by: person, at: instant }
const rights = z.object({
  correct: z.boolean(), note: z.boolean(), recheck: z.boolean(), look: z.boolean(), assign: z.boolean(), close: z.boolean(), withdraw: z.boolean(), reopen: z.boolean(),
  handOver: z.boolean(), receipt: z.boolean(), see: z.boolean(), settle: z.boolean(),
})
/** `notYours`: it would be closed, but for who found it. */
export const hazardFile = row.extend({
  notice: z.boolean(), noticeAt: instant.nullable(), mendingAt: instant.nullable(), raisedAt: instant.nullable(), seenBy: person.nullable(), pictures: z.array(photo),
  address: z.string().nullable(), dwelling: z.string().nullable(), business: z.string().nullable(),
  responsible: z.object({ name: z.string(), phone: z.string(), relation: z.enum(relations) }).nullable(),
  inspection: z.string().nullable(), item: z.string().nullable(), former: brief.nullable(), later: z.array(brief),
  chased: z.array(z.object({ ...done, text: z.string() })),
  rechecks: z.array(z.object({ ...done, act: z.string(), result: z.enum(results), text: z.string(), pictures: z.array(photo), due: z.string().nullable(), contradicts: z.enum(contradictions).nullable() })),
  handOver: z.object({ ...done, authority: z.enum(authorities), office: z.string(), text: z.string(), receipt: z.object({ ...done, text: z.string() }).nullable() }).nullable(),
  ended: z.object({ ...done, how: z.enum(['closed', 'withdrawn']), text: z.string() }).nullable(),
  flags: z.array(z.object({ ...done, act: z.string(), kind: z.enum(contradictions), settledBy: person.nullable(), text: z.string() })),
  members: z.array(person), may: rights, notYours: z.boolean(),
})
export type HazardFile = z.infer<typeof hazardFile>

export const hazardHistory = z.object({
  acts: z.array(z.object({ act: z.string(), type: z.string(), actor: person, happenedAt: instant, recordedAt: instant, corrects: z.string().nullable(), payload: z.json() })),
})
export type HazardHistory = z.infer<typeof hazardHistory>

export const flagList = z.object({
  flags: z.array(z.object({ ...done, hazard: z.string(), act: z.string(), flag: z.enum(contradictions), number: z.string(), place: z.string(), status, kind, station: z.string() })),
})
export type HazardFlag = z.infer<typeof flagList>['flags'][number]

const words = z.object({ zh: z.string(), en: z.string() })
const limit = z.number().nullable()
const item = z.object({
  id: z.string(), type: z.enum(itemTypes), words, help: words, required: z.boolean(), showIf: z.object({ item: z.string(), answers: z.array(z.string()) }).nullable(),
  hazard: z.object({ answers: z.array(z.string()), below: limit, above: limit, kind, severity, words }).nullable(),
  options: z.array(z.object({ id: z.string(), words })), unit: words, min: limit, max: limit,
}) satisfies z.ZodType<Item>
const contentShape = z.object({ title: words, kind, items: z.array(item) }) satisfies z.ZodType<Content>

const checklistRow = z.object({
  id: z.string(), title: words, kind, version: z.number().nullable(), publishedAt: instant.nullable(), hasDraft: z.boolean(), retired: z.boolean(), items: z.number(),
})
export const checklistList = z.object({ checklists: z.array(checklistRow), may: z.object({ edit: z.boolean() }) })
export type ChecklistRow = z.infer<typeof checklistRow>

/** What a device keeps: every checklist in use, whole. */
export const currentChecklists = z.object({ checklists: z.array(z.object({ id: z.string(), version: z.number(), content: contentShape })) })
export type CarriedChecklist = z.infer<typeof currentChecklists>['checklists'][number]
export const templateList = z.object({ templates: z.array(z.object({ id: z.string(), content: contentShape })) })

const version = z.object({ version: z.number(), content: contentShape, note: z.string(), publishedBy: person, publishedAt: instant, retiredAt: instant.nullable() })
export const checklistFile = z.object({ id: z.string(), versions: z.array(version), draft: contentShape.nullable(), draftAct: z.string(), retired: z.boolean(), may: z.object({ edit: z.boolean() }) })
export type ChecklistFile = z.infer<typeof checklistFile>

const inspectionRow = z.object({
  id: z.string(), station: z.string(), checklist: z.string(), version: z.number(), place: z.string(), visit: z.string().nullable(), by: person, at: instant,
  photos: z.number(), proposed: z.number(), late: z.boolean(), withdrawn: z.boolean(),
})
export const inspectionList = z.object({ inspections: z.array(inspectionRow) })
/** With what was asked, as it was asked then. */
export const inspectionFile = inspectionRow.extend({ answers: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])), content: contentShape, hazards: z.array(brief) })

export const given = z.object({ id: z.string() })
