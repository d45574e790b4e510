/**
 * What a checklist (检查表) is and what answers to it mean. Pages judge by the same rules as the server, away from the
 * network too, so this file imports nothing.
 */

export const kinds = ['fire', 'gas', 'wiring', 'ebike', 'rented', 'traffic', 'flood', 'farm', 'school_gate', 'structure', 'other'] as const
export type Kind = (typeof kinds)[number]
/** `major`: 重大隐患, of which the command room is told at once. */
export const severities = ['minor', 'serious', 'major'] as const
export type Severity = (typeof severities)[number]

export interface Words {
  zh: string
  en: string
}

export const itemTypes = ['yes_no', 'choice', 'number', 'text', 'photo'] as const
export type ItemType = (typeof itemTypes)[number]
/** Answers to a yes-or-no question; `na`: does not apply here. */
export const yesNo = ['yes', 'no', 'na'] as const

/** Which answers are a hazard: some of those that can be chosen, or a number below or above these. */
export interface HazardRule {
  answers: string[]
  below: number | null
  above: number | null
  kind: Kind
  severity: Severity
  /** What the hazard says until whoever found it words it otherwise. */
  words: Words
}

export interface Item {
  /** Short and unlike every other of its checklist; answers are kept by it. */
  id: string
  type: ItemType
  words: Words
  help: Words
  required: boolean
  /** Asked only where an earlier item was answered so; null: always. */
  showIf: { item: string; answers: string[] } | null
  hazard: HazardRule | null
  /** Of a choice. */
  options: { id: string; words: Words }[]
  /** Of a number. Beyond its limits an answer is impossible. */
  unit: Words
  min: number | null
  max: number | null
}

export interface Content {
  title: Words
  /** What the inspection is mainly about. */
  kind: Kind
  items: Item[]
}

/** A chosen word, a number, a text, or the SHA-256 of each photo. */
export type Answer = string | number | string[]
export type Answers = Record<string, Answer>

export type Impossible = 'unknown_item' | 'not_asked' | 'wrong_kind' | 'not_offered' | 'out_of_limits' | 'too_long'

export interface Judgement {
  /** Ids of the items that these answers let be asked, in order. */
  asked: string[]
  missing: string[]
  impossible: { item: string; why: Impossible }[]
  proposed: { item: string; kind: Kind; severity: Severity; words: Words }[]
}

const longestText = 2000
const mostPhotos = 20
const sha256 = /^[0-9a-f]{64}$/

/** What is asked, what is missing, what cannot be, and which hazards the answers propose. */
export function judgeAnswers({ items }: Pick<Content, 'items'>, answers: Answers): Judgement {
  const asked = listAsked(items, answers)
  const judgement: Judgement = { asked: asked.map((item) => item.id), missing: [], impossible: [], proposed: [] }
  for (const item of asked) {
    const answer = answers[item.id]
    if (isEmpty(answer)) {
      if (item.required) judgement.missing.push(item.id)
      continue
    }
    const why = findImpossible(item, answer!)
    if (why) judgement.impossible.push({ item: item.id, why })
    else if (item.hazard && isHazard(item.hazard, answer!)) {
      const { kind, severity, words } = item.hazard
      judgement.proposed.push({ item: item.id, kind, severity, words })
    }
  }
  for (const id of Object.keys(answers)) {
    if (judgement.asked.includes(id)) continue
    judgement.impossible.push({ item: id, why: items.some((item) => item.id === id) ? 'not_asked' : 'unknown_item' })
  }
  return judgement
}

/** Items that these answers let be asked. One behind an item that is not asked is not asked either. */
export function listAsked(items: readonly Item[], answers: Answers): Item[] {
  const asked: Item[] = []
  for (const item of items) {
    const { showIf } = item
    if (!showIf) asked.push(item)
    else if (asked.some(({ id }) => id === showIf.item)) {
      const given = answers[showIf.item]
      if (typeof given === 'string' && showIf.answers.includes(given)) asked.push(item)
    }
  }
  return asked
}

/** Answers that can be chosen; none where something is typed or photographed. */
export function listChoices(item: Pick<Item, 'type' | 'options'>): readonly string[] {
  if (item.type === 'yes_no') return yesNo
  return item.type === 'choice' ? item.options.map((option) => option.id) : []
}

function isEmpty(answer: Answer | undefined): boolean {
  return answer === undefined || (typeof answer === 'string' && answer.trim() === '') || (Array.isArray(answer) && answer.length === 0)
}

function findImpossible(item: Item, answer: Answer): Impossible | null {
  switch (item.type) {
    case 'yes_no':
    case 'choice':
      if (typeof answer !== 'string') return 'wrong_kind'
      return listChoices(item).includes(answer) ? null : 'not_offered'
    case 'number':
      if (typeof answer !== 'number' || !Number.isFinite(answer)) return 'wrong_kind'
      return (item.min !== null && answer < item.min) || (item.max !== null && answer > item.max) ? 'out_of_limits' : null
    case 'text':
      if (typeof answer !== 'string') return 'wrong_kind'
      return answer.length > longestText ? 'too_long' : null
    case 'photo':
      if (!Array.isArray(answer) || !answer.every((photo) => sha256.test(photo))) return 'wrong_kind'
      return answer.length > mostPhotos ? 'too_long' : null
  }
}

function isHazard({ answers, below, above }: HazardRule, answer: Answer): boolean {
  if (typeof answer === 'number') return (below !== null && answer < below) || (above !== null && answer > above)
  return typeof answer === 'string' && answers.includes(answer)
}

export type ContentFault = 'no_items' | 'no_title' | 'no_words' | 'same_id' | 'show_if_unknown' | 'show_if_answer' | 'no_options' | 'limits' | 'hazard_answer' | 'hazard_words'

/** Why such a checklist cannot be published: each fault with its item, '' where it is about the whole. */
export function findFaults({ title, items }: Content): { item: string; why: ContentFault }[] {
  const faults: { item: string; why: ContentFault }[] = []
  if (!isWorded(title)) faults.push({ item: '', why: 'no_title' })
  if (items.length === 0) faults.push({ item: '', why: 'no_items' })
  for (const [i, item] of items.entries()) faults.push(...findItemFaults(item, items.slice(0, i)).map((why) => ({ item: item.id, why })))
  return faults
}

function findItemFaults(item: Item, before: readonly Item[]): ContentFault[] {
  const { showIf, hazard, min, max } = item
  const faults: ContentFault[] = []
  if (!isWorded(item.words)) faults.push('no_words')
  if (before.some(({ id }) => id === item.id)) faults.push('same_id')
  if (item.type === 'choice' && (item.options.length < 2 || !item.options.every((option) => isWorded(option.words)))) faults.push('no_options')
  if (item.type === 'number' && min !== null && max !== null && min > max) faults.push('limits')
  if (showIf) {
    const source = before.find(({ id }) => id === showIf.item)
    if (!source || listChoices(source).length === 0) faults.push('show_if_unknown')
    else if (!isSome(showIf.answers, listChoices(source))) faults.push('show_if_answer')
  }
  if (hazard) {
    const isPossible = item.type === 'number' ? hazard.below !== null || hazard.above !== null : isSome(hazard.answers, listChoices(item))
    if (!isPossible) faults.push('hazard_answer')
    if (!isWorded(hazard.words)) faults.push('hazard_words')
  }
  return faults
}

const isWorded = ({ zh, en }: Words) => zh.trim() !== '' && en.trim() !== ''
const isSome = (some: readonly string[], all: readonly string[]) => some.length > 0 && some.every((one) => all.includes(one))
