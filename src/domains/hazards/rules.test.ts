import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { templates } from './checklists/templates/index.ts'
import { findFaults, judgeAnswers, listAsked, listChoices, type Answers, type Content, type Item } from './rules.ts'

const words = { zh: '问', en: 'q' }
const item = (id: string, more: Partial<Item> = {}): Item => ({
  id, type: 'yes_no', words, help: { zh: '', en: '' }, required: true, showIf: null, hazard: null, options: [], unit: { zh: '', en: '' }, min: null, max: null, ...more,
})
const list = (...items: Item[]): Content => ({ title: words, kind: 'fire', items })
const bad = { kind: 'fire', severity: 'serious', words, below: null, above: null, answers: ['no'] } as const

describe('answers to a checklist', () => {
  const asked = list(item('gas'), item('hose', { showIf: { item: 'gas', answers: ['yes'] }, hazard: { ...bad, answers: ['no'] } }), item('clamp', { showIf: { item: 'hose', answers: ['no'] } }), item('note', { type: 'text', required: false }))

  test('are missing only where they are asked for', () => {
    expect(judgeAnswers(asked, {})).toMatchObject({ asked: ['gas', 'note'], missing: ['gas'] })
    expect(judgeAnswers(asked, { gas: 'yes' })).toMatchObject({ asked: ['gas', 'hose', 'note'], missing: ['hose'] })
    expect(judgeAnswers(asked, { gas: 'no' })).toMatchObject({ missing: [], impossible: [], proposed: [] })
  })

  test('propose the hazard that the checklist says', () => {
    expect(judgeAnswers(asked, { gas: 'yes', hose: 'no', clamp: 'yes' })).toMatchObject({ missing: [], proposed: [{ item: 'hose', kind: 'fire', severity: 'serious', words }] })
    expect(judgeAnswers(asked, { gas: 'yes', hose: 'na' }).proposed).toEqual([])
  })

  test('to what is not asked, or was never an item, cannot be', () => {
    expect(judgeAnswers(asked, { gas: 'no', hose: 'no', stairs: 'yes' }).impossible).toEqual([{ item: 'hose', why: 'not_asked' }, { item: 'stairs', why: 'unknown_item' }])
    // Behind an item that is not asked, whatever an old answer to it says.
    expect(judgeAnswers(asked, { gas: 'no', hose: 'no', clamp: 'yes' }).impossible.map((i) => i.item)).toEqual(['hose', 'clamp'])
  })

  test.each([
    ['a word that is not offered', item('a'), 'maybe', 'not_offered'],
    ['a number for a choice', item('a'), 3, 'wrong_kind'],
    ['a number beyond its limits', item('a', { type: 'number', min: 0, max: 10 }), 11, 'out_of_limits'],
    ['no number', item('a', { type: 'number' }), Number.NaN, 'wrong_kind'],
    ['a text without end', item('a', { type: 'text' }), 'x'.repeat(2001), 'too_long'],
    ['a photo that is none', item('a', { type: 'photo' }), ['x'], 'wrong_kind'],
  ] as const)('refuse %s', (_, one, answer, why) => {
    expect(judgeAnswers(list(one), { a: answer as never }).impossible).toEqual([{ item: 'a', why }])
  })

  test('a number below or above what is safe is a hazard, the limit itself is not', () => {
    const one = list(item('n', { type: 'number', hazard: { ...bad, answers: [], below: 2, above: 5 } }))
    expect([1, 2, 5, 6].map((n) => judgeAnswers(one, { n }).proposed.length)).toEqual([1, 0, 0, 1])
  })
})

describe('a checklist', () => {
  test.each([
    ['without items', list(), 'no_items'],
    ['with words in one language only', list(item('a', { words: { zh: '问', en: ' ' } })), 'no_words'],
    ['with an id twice', list(item('a'), item('a')), 'same_id'],
    ['that asks after a later item', list(item('a', { showIf: { item: 'b', answers: ['yes'] } }), item('b')), 'show_if_unknown'],
    ['that waits for an answer nobody can give', list(item('a'), item('b', { showIf: { item: 'a', answers: ['perhaps'] } })), 'show_if_answer'],
    ['that waits for a text', list(item('a', { type: 'text' }), item('b', { showIf: { item: 'a', answers: ['x'] } })), 'show_if_unknown'],
    ['with a choice of one', list(item('a', { type: 'choice', options: [{ id: 'x', words }] })), 'no_options'],
    ['with limits the wrong way round', list(item('a', { type: 'number', min: 2, max: 1 })), 'limits'],
    ['whose hazard no answer is', list(item('a', { hazard: { ...bad, answers: [] } })), 'hazard_answer'],
    ['whose hazard has no words', list(item('a', { hazard: { ...bad, answers: ['no'], words: { zh: '', en: '' } } })), 'hazard_words'],
  ] as const)('%s is not published', (_, content, why) => {
    expect(findFaults(content).map((fault) => fault.why)).toContain(why)
  })

  test.each(Object.entries(templates))('%s, which comes with the house, is sound and can be filled in to its end', (_, content) => {
    expect(findFaults(content)).toEqual([])
    const worst = fillIn(content, (one) => one.hazard?.answers[0] ?? listChoices(one)[0] ?? '')
    expect(judgeAnswers(content, worst)).toMatchObject({ missing: [], impossible: [] })
    expect(judgeAnswers(content, worst).proposed.length).toBeGreaterThan(0)
  })

  test('asks no item before the one that it waits for, whatever the answers', () => {
    const everyAnswer = fc.dictionary(fc.constantFrom(...Object.values(templates).flatMap((t) => t.items.map((i) => i.id))), fc.constantFrom<Answers[string]>('yes', 'no', 'na', 'shop', 'bottle', 3, []))
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(templates)), everyAnswer, (content, answers) => {
        const judged = judgeAnswers(content, answers)
        const order = content.items.map((i) => i.id)
        expect(judged.asked).toEqual(order.filter((id) => judged.asked.includes(id)))
        for (const one of content.items) if (one.showIf && judged.asked.includes(one.id)) expect(judged.asked).toContain(one.showIf.item)
        // Nothing is both proposed and impossible, or missing and proposed.
        const ids = [...judged.missing, ...judged.impossible.map((i) => i.item), ...judged.proposed.map((p) => p.item)]
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })
})

/** Answers whatever is asked, item by item, as a phone does. */
function fillIn({ items }: Content, choose: (one: Item) => string): Answers {
  const answers: Answers = {}
  for (;;) {
    const next = listAsked(items, answers).find((one) => !(one.id in answers) && one.type !== 'photo' && one.type !== 'text')
    if (!next) return answers
    answers[next.id] = next.type === 'number' ? (next.hazard?.below ?? (next.hazard?.above ?? next.min ?? 0) + 1) : choose(next)
  }
}
