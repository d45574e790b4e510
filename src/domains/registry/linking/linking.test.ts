import { expect, test } from 'vitest'
import { randomFrom } from '../../../../demo/random.ts'
import { makeBlocks, visitPairs } from './block.ts'
import { makeColumns } from './columns.ts'
import { learn } from './learn.ts'
import { link } from './link.ts'
import { compareField, type LinkageModel } from './model.ts'
import { type ComparedPerson, peopleModel, toColumns } from './people-model.ts'
import { makeScorer } from './score.ts'

const fieldModel = (largestBlock = 100): LinkageModel => ({
  comparisons: ['a', 'b', 'c'].map((field) => compareField(field, 0, () => undefined)),
  blocking: ['a', 'b'].map((field) => ({ name: field, fixes: [field], keys: (columns) => Array.from(columns[field]!.ids, (id) => columns[field]!.values[id]!) })),
  largestBlock,
  threshold: 0.9,
})
type Fields = Record<'a' | 'b' | 'c', string>
const columnsOf = (records: readonly Fields[]) => makeColumns(records, ['a', 'b', 'c'])

test('a pair that several rules bring together is compared once, and one that none does never', () => {
  const columns = columnsOf([{ a: '1', b: '1', c: 'x' }, { a: '1', b: '1', c: 'y' }, { a: '1', b: '2', c: 'x' }, { a: '3', b: '2', c: '' }, { a: '', b: '', c: 'x' }])
  const pairs: string[] = []
  visitPairs(makeBlocks(fieldModel(), columns), (i, j) => pairs.push(`${i}-${j}`))
  expect(pairs.toSorted()).toEqual(['0-1', '0-2', '1-2', '2-3'])
})

test('a block that is too large is left to other rules, and said to be left out', () => {
  const columns = columnsOf(Array.from({ length: 10 }, (_, i) => ({ a: 'all', b: i < 2 ? 'two' : '', c: '' })))
  const blocks = makeBlocks(fieldModel(5), columns)
  const pairs: string[] = []
  visitPairs(blocks, (i, j) => pairs.push(`${i}-${j}`))
  expect([pairs, blocks.map(({ leftOut }) => leftOut)]).toEqual([['0-1'], [10, 0]])
})

test('weights are learned without being told who is the same', () => {
  const random = randomFrom('learning')
  const records: Fields[] = []
  const wrong = (value: string, chance: number) => (random.next() < chance ? String(random.whole(0, 999)) : value)
  for (let i = 0; i < 4000; i++) {
    const one = { a: String(random.whole(0, 999)), b: String(random.whole(0, 999)), c: String(random.whole(0, 9)) }
    records.push(one)
    if (i % 4 === 0) records.push({ a: wrong(one.a, 0.1), b: wrong(one.b, 0.2), c: wrong(one.c, 0.3) })
  }
  const columns = columnsOf(records)
  const { same: { shares: same, prior }, other } = learn(fieldModel(), columns, makeBlocks(fieldModel(), columns), random.next)
  // What was planted, within what a thousand pairs allow.
  expect(Math.abs(same[0]![0]! - 0.9)).toBeLessThan(0.06)
  expect(Math.abs(same[1]![0]! - 0.8)).toBeLessThan(0.08)
  expect(other[2]![0]).toBeCloseTo(0.1, 1)
  expect(prior * ((records.length * (records.length - 1)) / 2)).toBeGreaterThan(700)
  expect(prior * ((records.length * (records.length - 1)) / 2)).toBeLessThan(1300)
})

const person = (more: Partial<ComparedPerson>): ComparedPerson => ({ name: '陈建国', birth: '1980-01-01', sex: '1', number: '34052419800101001X', phone: '13800000001', building: 'b1', dwelling: 'b1-1', ...more })
/** The level of a comparison between two people, by the names of comparisons. */
const levelOf = (comparison: string, a: Partial<ComparedPerson>, b: Partial<ComparedPerson>) =>
  peopleModel.comparisons.find(({ name }) => name === comparison)!.bind(toColumns([person(a), person(b)]))(0, 1)

test('a name is compared by characters, sound, order and surname', () => {
  const levels = ['陈建国', '陈健国', '陳建國', 'chen jian guo', '陈国建', '陈建军', '陈海', '林海'].map((name) => levelOf('name', {}, { name }))
  expect(levels).toEqual([0, 1, 1, 1, 2, 3, 4, 5])
})

test('two right numbers that differ are two people’s, a wrong one may be a slip', () => {
  expect(levelOf('number', {}, { number: '340524198001010028' })).toBe(3)
  expect(levelOf('number', {}, { number: '340524198001010018' })).toBe(1)
  expect(levelOf('number', {}, { number: '34052419800110001X' })).toBe(1)
  expect(levelOf('number', {}, { number: '34052419800102002X' })).toBe(2)
  expect(levelOf('number', {}, { number: '' })).toBe(-1)
})

/** Households in made-up buildings: twins in every tenth, somebody entered a second time, without a number, in every fifth. */
function makeHomes(homes: number, random: ReturnType<typeof randomFrom>): ComparedPerson[] {
  const digits = (count: number) => Array.from({ length: count }, () => random.whole(0, 9)).join('')
  const given = Array.from('伟明华建国强军平丽敏静秀英玉芳金凤海文慧')
  return Array.from({ length: homes }, (_, home) => {
    const surname = random.pick(Array.from('陈林黄张吴李郑王'))
    const at = { building: `b${home >> 3}`, dwelling: `d${home}`, phone: `138${digits(8)}` }
    const birth = `19${random.whole(50, 99)}-0${random.whole(1, 9)}-${random.whole(10, 28)}`
    const make = (born: string): ComparedPerson => ({ ...at, name: surname + random.pick(given) + random.pick(given), birth: born, sex: '1', number: `350924${digits(12)}` })
    const second = make(home % 10 === 0 ? birth : `20${random.whole(10, 20)}-0${random.whole(1, 9)}-11`)
    return [make(birth), second, ...(home % 5 === 1 ? [{ ...second, number: '' }] : [])]
  }).flat()
}

test('twins in one dwelling are not taken for one person, who is entered twice is', () => {
  const random = randomFrom('twins')
  const people = makeHomes(1500, random)
  const columns = toColumns(people)
  const score = makeScorer(peopleModel, columns, learn(peopleModel, columns, makeBlocks(peopleModel, columns), random.next))
  const pairs = people.flatMap((one, i) => (people[i + 1]?.dwelling === one.dwelling ? [{ isSame: people[i + 1]!.name === one.name && people[i + 1]!.birth === one.birth, told: score(i, i + 1) > 0.9 }] : []))
  const count = (isSame: boolean, told: boolean) => pairs.filter((pair) => pair.isSame === isSame && pair.told === told).length
  // Of 150 twins: two whose names hold the same characters are hard to tell apart for anybody.
  expect(count(false, true)).toBeLessThan(5)
  expect(count(true, true) / (count(true, true) + count(true, false))).toBeGreaterThan(0.95)
})

test('a rare name says more than a common one', () => {
  const people = [...Array.from({ length: 200 }, (_, i) => person({ name: '陈伟', birth: `19${30 + (i % 70)}-02-03`, number: '', phone: '', dwelling: '', building: '' })), ...[0, 1].map(() => person({ name: '上官琪瑛', birth: '1971-02-03', number: '', phone: '', dwelling: '', building: '' }))]
  const columns = toColumns(people)
  const score = makeScorer(peopleModel, columns, learn(peopleModel, columns, makeBlocks(peopleModel, columns), randomFrom('terms').next))
  expect(score(200, 201)).toBeGreaterThan(score(0, 70))
})

test.each(['number', 'phone', 'birth', 'building dwelling'])('a register that does not keep %s still finds who is entered twice', (blank) => {
  const random = randomFrom('blank')
  const people = makeHomes(400, random).map((one) => ({ ...one, ...Object.fromEntries(blank.split(' ').map((field) => [field, ''])) }))
  const columns = toColumns(people)
  let found = 0
  link(peopleModel, columns, (blocks) => learn(peopleModel, columns, blocks, random.next), (i, j, likelihood) => {
    if (likelihood >= peopleModel.threshold && people[i]!.name === people[j]!.name) found++
  })
  expect(found).toBeGreaterThan(72)
})
