import { z } from 'zod'
import { defineRoute } from '#platform/http/route.ts'
import { listEvidence, listUnfinished } from '../evidence/queries.ts'
import { maskName, maskPhone } from '#platform/mask.ts'
import { listNotes, listPeople, listTasks, listTasksOf } from '../parts/queries.ts'
import { caseRecord } from '../project.ts'
import { namesOf } from '../queries.ts'

const iso = (at: Date | null) => at?.toISOString() ?? null

/** What a case holds. Names and numbers of people are masked; opening one is a look (`people/:part/look`). */
export const partsRoute = defineRoute({
  method: 'GET',
  url: '/api/cases/:id/parts',
  action: 'case.open',
  summary: 'Notes, tasks, people and evidence of a case',
  params: z.strictObject({ id: z.string().max(60) }),
  async handle({ open, read, params: { id }, county, principal }) {
    await open(caseRecord, id)
    return read(async (tx) => {
      const [notes, tasks, people, evidence, unfinished] = [await listNotes(tx, county, id), await listTasks(tx, county, id), await listPeople(tx, county, id), await listEvidence(tx, county, id), await listUnfinished(tx, county, id, principal.account)]
      const names = await namesOf(tx, county, [...notes.map((n) => n.written_by), ...tasks.flatMap((t) => [t.assignee, t.set_by]), ...evidence.map((e) => e.received_by)])
      const named = (login: string) => ({ login, name: names[login] ?? login })
      return {
        notes: notes.map((n) => ({ id: n.id, text: n.text, by: named(n.written_by), at: iso(n.written_at), correctedAt: iso(n.corrected_at) })),
        tasks: tasks.map((t) => ({ id: t.id, title: t.title, assignee: named(t.assignee), due: t.due, status: t.status, setBy: named(t.set_by), setAt: iso(t.set_at), endedAt: iso(t.ended_at), note: t.note })),
        people: people.map((p) => ({ id: p.id, name: maskName(p.name), phone: maskPhone(p.phone), role: p.role })),
        evidence: evidence.map((e) => ({
          id: e.id, name: e.name, description: e.description, kind: e.kind, mediaType: e.media_type, size: e.size, sha256: e.sha256,
          by: named(e.received_by), at: iso(e.received_at), takenAt: iso(e.taken_at), withdrawnAt: iso(e.withdrawn_at), looks: e.looks,
        })),
        unfinished: unfinished.map((u) => ({ id: u.id, name: u.name, length: u.length, received: u.received, expiresAt: iso(u.expires_at) })),
      }
    })
  },
})

export const myTasksRoute = defineRoute({
  method: 'GET',
  url: '/api/cases/tasks',
  action: 'case.list',
  summary: 'What I still have to do, over all cases',
  response: z.object({
    tasks: z.array(z.object({ id: z.string(), title: z.string(), due: z.string().nullable(), case: z.object({ id: z.string(), number: z.string(), title: z.string() }) })),
  }),
  async handle({ judgeOwn, read, county, principal }) {
    judgeOwn()
    const tasks = await read((tx) => listTasksOf(tx, county, principal.account))
    return { tasks: tasks.map((t) => ({ id: t.id, title: t.title, due: t.due, case: { id: t.case_id, number: t.number, title: t.case_title } })) }
  },
})
