import { judgeAnswers, listAsked, type Answer, type Answers, type Content, type Item, type Judgement, type Severity, type Words } from '#rules/hazards'
import { newIntentId } from '../../shared/api/client.ts'
import { dayOn } from '../../shared/i18n/time.ts'
import type { PhotoRef } from '../visit/draft.ts'
import type { Done } from '../work.ts'

/** Where it is filled in: at a door of the register, or in words. */
export interface CheckPlace {
  text: string
  dwelling: string | null
  business: string | null
  address: string | null
}

/** What becomes of an answer that is a hazard. Undefined: as the checklist says. */
export interface FaultChanges {
  isLeft?: boolean
  severity?: Severity
  due?: string
  text?: string
  photos?: PhotoRef[]
}

/** A checklist that is being filled in: with its questions, as they were when it was begun. */
export interface CheckDraft {
  id: string
  checklist: string
  version: number
  content: Content
  place: CheckPlace
  isAtDoor: boolean
  visit: string | null
  answers: Record<string, Exclude<Answer, string[]>>
  photos: Record<string, PhotoRef[]>
  faults: Record<string, FaultChanges>
}

export type Proposed = Judgement['proposed'][number]

/** A hazard as it will be reported. */
export interface Fault extends Required<Omit<FaultChanges, 'due'>> {
  item: string
  kind: Proposed['kind']
  /** Null where the county's days are not known here: the server knows them. */
  due: string | null
}

export function beginCheck({ id, version, content }: { id: string; version: number; content: Content }, place: CheckPlace, isAtDoor: boolean, visit: string | null): CheckDraft {
  return { id: newIntentId(), checklist: id, version, content, place, isAtDoor, visit, answers: {}, photos: {}, faults: {} }
}

/** What was answered of what is asked: an answer whose question fell away with another's is left out. */
export function answersOf({ content, answers, photos }: Pick<CheckDraft, 'content' | 'answers' | 'photos'>): Answers {
  const given: Answers = { ...answers, ...Object.fromEntries(Object.entries(photos).map(([item, taken]) => [item, taken.map(({ sha256 }) => sha256)])) }
  return Object.fromEntries(listAsked(content.items, given).flatMap(({ id }): [string, Answer][] => {
    const answer = typeof given[id] === 'string' ? given[id].trim() : given[id]
    return answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0) ? [] : [[id, answer]]
  }))
}

export const judgeCheck = (draft: CheckDraft) => judgeAnswers(draft.content, answersOf(draft))

export const setAnswer = (draft: CheckDraft, item: string, answer: Exclude<Answer, string[]> | undefined): CheckDraft => {
  const { [item]: _, ...others } = draft.answers
  return { ...draft, answers: answer === undefined ? others : { ...others, [item]: answer } }
}

/** `terms`: days to mend it, by severity. */
export function describeFault(draft: CheckDraft, { item, kind, severity: proposed, words }: Proposed, terms: Record<Severity, number> | null, language: keyof Words): Fault {
  const { isLeft = false, severity = proposed, text = words[language], photos = [], due } = draft.faults[item] ?? {}
  return { item, kind, isLeft, severity, text, photos, due: due ?? (terms ? dayOn(terms[severity]) : null) }
}

/** What is kept: the filled checklist, and the hazards that are reported with it (docs/sync.md). */
export function toDone(draft: CheckDraft, faults: readonly Fault[], given: { station: string; position: PhotoRef['position']; title: string }): Done[] {
  const { id, checklist, version, place: where, visit, photos } = draft
  const { station, position } = given
  const place = { ...where, text: where.text.trim(), position }
  const answers = answersOf(draft)
  const taken = Object.entries(photos).flatMap(([item, refs]) => (item in answers ? refs : []))
  const inspection = { id, station, checklist, version, place, visit, answers, photos: [...new Map(taken.map((one) => [one.sha256, one])).values()] }
  const reported = faults.filter(({ isLeft }) => !isLeft).map(({ item, kind, severity, text, due, photos: shown }): Done => {
    const hazard = newIntentId()
    const body = { id: hazard, station, kind, severity, text: text.trim(), place, photos: shown, due, inspection: id, item }
    return { kind: 'hazard.report', record: `hazard/${hazard}`, label: text.trim(), body }
  })
  return [{ kind: 'inspection.record', record: `inspection/${id}`, label: `${given.title} · ${place.text}`, body: inspection }, ...reported]
}

/** A text that an item holds in both languages. */
export const isWorded = (words: Words) => words.zh !== '' || words.en !== ''
/** Answers that a thumb presses. */
export const isPressed = ({ type }: Pick<Item, 'type'>) => type === 'yes_no' || type === 'choice'
