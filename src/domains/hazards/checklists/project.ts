import { defineRecord } from '#platform/acts/record-type.ts'
import type { Content } from '../rules.ts'
import { checklistActs, type ChecklistAct } from './acts.ts'

export interface Version {
  version: number
  content: Content
  note: string
  publishedBy: string
  publishedAt: string
  /** Since when no visit begins with it; null for the one in use. */
  retiredAt: string | null
}

export interface Checklist {
  /** Never changed once they stand here. */
  versions: Version[]
  draft: Content | null
  /** The act that wrote the draft, or took it: what the next one says it was written over. */
  draftAct: string
  retired: boolean
}

export const checklistRecord = defineRecord({
  type: 'checklist',
  acts: checklistActs,
  fold: foldChecklist,
  tables: [{ name: 'checklists', key: ['id'] }],
  rows: (c, id) => {
    const newest = c.versions.at(-1)
    const { title, kind, items } = newest?.content ?? c.draft!
    return {
      checklists: [
        {
          id, title_zh: title.zh, title_en: title.en, kind, version: newest?.version ?? null, published_at: newest?.publishedAt ?? null,
          has_draft: c.draft !== null, retired: c.retired, items: items.length,
        },
      ],
    }
  },
  attributes: (c) => ({ station: '', team: '', people: [], askedBy: '', owner: '', flags: [c.retired ? 'retired' : 'in_use'] }),
})

function foldChecklist(state: Checklist | null, act: ChecklistAct): Checklist {
  const at = act.happenedAt
  if (act.type === 'checklist.drafted') {
    return { ...(state ?? { versions: [], retired: false }), draft: act.payload.content, draftAct: act.id }
  }
  const c = state!
  switch (act.type) {
    case 'checklist.draftDropped':
      return { ...c, draft: null, draftAct: act.id }
    case 'checklist.published': {
      const before = c.versions.map((v) => (v.retiredAt ? v : { ...v, retiredAt: at }))
      return { ...c, versions: [...before, { ...act.payload, content: c.draft!, publishedBy: act.actor, publishedAt: at, retiredAt: null }], draft: null, draftAct: act.id }
    }
    case 'checklist.retired':
      return { ...c, retired: true }
    case 'checklist.restored':
      return { ...c, retired: false }
  }
}

/** A version that was ever published. */
export function findVersion(c: Checklist | null, version: number): Version | null {
  return c?.versions.find((v) => v.version === version) ?? null
}
