import { z } from 'zod'
import { noAttributes } from '#platform/policy/policy.ts'
import { defineRoute, type Call, type Route } from '#platform/http/route.ts'
import { id as shortId, reason, text } from '../acts.ts'
import { checklistFile, checklistList, currentChecklists, given, templateList } from '../answers.ts'
import { namesOf } from '../queries.ts'
import type { Kind } from '../rules.ts'
import { content } from './acts.ts'
import { draft, dropDraft, publish, restore, retire, type Rule } from './decide.ts'
import { checklistRecord, type Checklist } from './project.ts'
import { listChecklists } from './queries.ts'
import { templates } from './templates/index.ts'

const params = z.strictObject({ id: shortId })

const mayEdit = ({ mayI, principal }: Pick<Call, 'mayI' | 'principal'>) => mayI('checklist.edit', { type: 'checklist', id: 'any' }, { ...noAttributes, station: principal.station })

const listRoute = defineRoute({
  method: 'GET', url: '/api/checklists', action: 'checklist.list', summary: 'The county’s checklists', response: checklistList,
  async handle(call) {
    call.judgeOwn()
    const found = await call.read((tx) => listChecklists(tx, call.county))
    return {
      checklists: found.map((c) => ({
        id: c.id, title: { zh: c.title_zh, en: c.title_en }, kind: c.kind as Kind, version: c.version, publishedAt: c.published_at?.toISOString() ?? null,
        hasDraft: c.has_draft, retired: c.retired, items: c.items,
      })),
      may: { edit: mayEdit(call) },
    }
  },
})

/** A device takes them with it. */
const currentRoute = defineRoute({
  method: 'GET', url: '/api/checklists/current', action: 'checklist.list', summary: 'Every checklist in use, whole, in its newest version', response: currentChecklists,
  async handle({ judgeOwn, read, open, county }) {
    judgeOwn()
    const found = (await read((tx) => listChecklists(tx, county))).filter((c) => c.version !== null && !c.retired)
    const opened = await Promise.all(found.map(async ({ id }) => ({ id, newest: (await open(checklistRecord, id, { action: 'checklist.open' })).versions.at(-1)! })))
    return { checklists: opened.map(({ id, newest: { version, content: asked } }) => ({ id, version, content: asked })) }
  },
})

const templatesRoute = defineRoute({
  method: 'GET', url: '/api/checklists/templates', action: 'checklist.list', summary: 'Checklists that come with the house, to start one’s own from', response: templateList,
  async handle({ judgeOwn }) {
    judgeOwn()
    return { templates: Object.entries(templates).map(([id, template]) => ({ id, content: template })) }
  },
})

const openRoute = defineRoute({
  method: 'GET', url: '/api/checklists/:id', action: 'checklist.open', summary: 'One checklist with every version that was ever published', params, response: checklistFile,
  async handle(call) {
    const { open, read, county, params: { id } } = call
    const { versions, ...state } = await open(checklistRecord, id)
    const names = await read((tx) => namesOf(tx, county, versions.map((v) => v.publishedBy)))
    return { id, ...state, versions: versions.map((v) => ({ ...v, publishedBy: { login: v.publishedBy, name: names[v.publishedBy] ?? v.publishedBy } })), may: { edit: mayEdit(call as unknown as Call) } }
  },
})

const beginRoute = defineRoute({
  method: 'POST', url: '/api/checklists', action: 'checklist.edit', summary: 'Begin a checklist', body: z.strictObject({ content }), response: given,
  handle: ({ perform, body, intentId: id }) =>
    perform(async (work) => {
      await work.act(checklistRecord, id, (state) => draft(state, body.content, null))
      return { id }
    }, { id }),
})

function change<B extends z.ZodType>(verb: string, action: string, summary: string, body: B, decide: (state: Checklist | null, given: z.output<B>) => Rule): Route {
  return defineRoute({
    method: 'POST', url: `/api/checklists/:id/${verb}`, action, summary, params, body, response: z.object({ id: z.string(), draftAct: z.string() }),
    handle: ({ perform, params: { id }, body: given }) =>
      perform(async (work) => ({ id, draftAct: (await work.act(checklistRecord, id, (state) => decide(state, given as z.output<B>))).draftAct })),
  })
}

const byReason = z.strictObject({ reason })

export const checklistRoutes: Route[] = [
  listRoute, currentRoute, templatesRoute, openRoute, beginRoute,
  change('draft', 'checklist.edit', 'Keep a draft; `base`: the act that it was written over', z.strictObject({ content, base: z.string().max(60) }), (s, g) => (s ? draft(s, g.content, g.base) : { refused: 'not_found' })),
  change('dropDraft', 'checklist.edit', 'Drop the draft', z.strictObject({}), (s) => dropDraft(s)),
  change('publish', 'checklist.publish', 'Publish the draft as the next version', z.strictObject({ note: text(400).default('') }), (s, g) => publish(s, g.note)),
  change('retire', 'checklist.publish', 'Offer it no more', byReason, (s, g) => retire(s, g.reason)),
  change('restore', 'checklist.publish', 'Offer it again', byReason, (s, g) => restore(s, g.reason)),
]
