import type { Platform } from '#platform/platform.ts'
import { systemPrincipal } from '#platform/policy/principal.ts'
import { checklistRecord, draft, publish, templates } from '#domains/hazards/index.ts'

/** The made-up county works with the checklists that come with the house. */
export async function openDemoChecklists({ store, ids }: Platform): Promise<void> {
  const intent = (action: string) => ({ id: ids.uuid(), principal: systemPrincipal, action, body: null })
  await store.perform(intent('checklist.edit'), async (work) => {
    for (const [id, template] of Object.entries(templates)) await work.act(checklistRecord, id, (state) => draft(state, template, null))
  })
  await store.perform(intent('checklist.publish'), async (work) => {
    for (const id of Object.keys(templates)) await work.act(checklistRecord, id, (state) => publish(state, ''))
  })
}
