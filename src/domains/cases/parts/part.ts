import { z } from 'zod'
import { refuse } from '#platform/acts/decision.ts'
import type { RecordAttributes } from '#platform/acts/record-type.ts'
import type { Work } from '#platform/acts/store.ts'
import { caseRecord, isCaseOpen, type Case } from '../project.ts'

/** Where a part of a case belongs; every part's first act says it. */
export const belonging = z.strictObject({ case: z.string(), station: z.string(), team: z.string() })
export type Belonging = z.infer<typeof belonging>

export const partParams = z.strictObject({ id: z.string().max(60), part: z.string().max(60) })

export function belongTo(id: string, { station, team }: Case): Belonging {
  return { case: id, station, team }
}

export function partAttributes({ station, team }: Belonging, people: string[] = []): RecordAttributes {
  return { station, team, people, askedBy: '', owner: '', flags: [] }
}

/** Consoles that look at a case hear of its parts. */
export const partTopics = ({ case: id }: Belonging) => [`record:case/${id}`]

/**
 * Judges the case by the route's action (or another one) and answers it, locked until the transaction ends: what is done
 * to a part stands on this judgement. Where the case must go on, one that ended is refused.
 */
export function enterCase(work: Work, id: string, options: { action?: string; ended?: 'allowed' } = {}): Promise<Case> {
  const { action, ended } = options
  return work.act(
    caseRecord,
    id,
    (state) => {
      if (!state) return refuse('not_found')
      return ended === 'allowed' || isCaseOpen(state) ? [] : refuse('case_not_open', { number: state.number })
    },
    action ? { action } : {},
  )
}

/** A part is changed only through its own case. */
export const isPartOf = (state: { case: string } | null, id: string): boolean => state?.case === id

/** Judges a part after its case was judged (policies/cases.cedar, `parts-follow-their-case`). */
export const partAction = { action: 'case.part' }
