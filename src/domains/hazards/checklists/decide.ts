import { refuse, type Decision } from '#platform/acts/decision.ts'
import { findFaults, type Content } from '../rules.ts'
import type { ChecklistDraft } from './acts.ts'
import type { Checklist } from './project.ts'

export type Rule = Decision<ChecklistDraft>

/** Keeps a draft beside what is published. `base`: the version that it was written over, so that two people do not undo each other. */
export function draft(state: Checklist | null, content: Content, base: string | null): Rule {
  if (state && state.draftAct !== base) return refuse('checklist_changed')
  if (state?.draft && JSON.stringify(state.draft) === JSON.stringify(content)) return []
  return [{ type: 'checklist.drafted', payload: { content } }]
}

export function dropDraft(state: Checklist | null): Rule {
  if (!state) return refuse('not_found')
  if (!state.draft) return []
  if (state.versions.length === 0) return refuse('checklist_only_draft')
  return [{ type: 'checklist.draftDropped', payload: {} }]
}

/** From now on visits begin with the draft. Answers that were given under a version before stay what they are. */
export function publish(state: Checklist | null, note: string): Rule {
  if (!state) return refuse('not_found')
  if (!state.draft) return refuse('checklist_no_draft')
  const [fault] = findFaults(state.draft)
  if (fault) return refuse('checklist_unsound', { item: fault.item || '—', why: fault.why })
  return [{ type: 'checklist.published', payload: { version: state.versions.length + 1, note } }]
}

/** Not offered any more; a phone that has it still may send what was filled in. */
export function retire(state: Checklist | null, reason: string): Rule {
  if (!state) return refuse('not_found')
  return state.retired ? [] : [{ type: 'checklist.retired', payload: { reason } }]
}

export function restore(state: Checklist | null, reason: string): Rule {
  if (!state) return refuse('not_found')
  return state.retired ? [{ type: 'checklist.restored', payload: { reason } }] : []
}
