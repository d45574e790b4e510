import { randomUUID } from 'node:crypto'
import { randomFrom } from '../../demo/random.ts'
import { formsOf } from '../../src/domains/registry/spine/names.ts'
import { makePeople } from '../link/people.ts'

export interface Query {
  text: string
  /** Beyond one station. */
  wide: boolean
  /** The search box in which it was typed. */
  box: string
}

/** What people type, keystroke by keystroke, of people who are there and of some who are not. */
export function makeQueries(seed: string, count: number, sample: { name: string; road: string; phone: string; number: string }[]): Query[] {
  const random = randomFrom(`queries ${seed}`)
  const queries: Query[] = []
  const strangers = makePeople(`strangers ${seed}`, 500)
  const keystrokes = (text: string, from = 1) => Array.from(text).map((_, i, all) => all.slice(0, i + 1).join('')).slice(from - 1)
  const typings: (() => string[])[] = [
    () => keystrokes(random.pick(sample).name),
    () => keystrokes(formsOf(random.pick(sample).name).letters),
    () => keystrokes(formsOf(random.pick(sample).name).initials),
    () => {
      const { name, road } = random.pick(sample)
      return keystrokes(`${name.slice(0, 1)} ${road}`, 3)
    },
    () => {
      const { name, road } = random.pick(sample)
      return keystrokes(`${road.slice(0, 2)} ${formsOf(name).initials}`, 4)
    },
    // Who lives elsewhere: nobody here is found, which takes looking everywhere.
    () => [`${random.pick(strangers).name}喆`, `${formsOf(random.pick(strangers).name).letters}q`, `${random.pick(sample).name.slice(0, 1)} ${random.pick(sample).road}`],
    () => [random.pick(sample).name.slice(0, 1)],
    () => [formsOf(random.pick(sample).name).initials.slice(0, 1)],
    () => [random.pick(sample).phone, random.pick(sample).number].filter(Boolean),
    () => keystrokes(random.pick(sample).road),
  ]
  while (queries.length < count) {
    const [wide, box] = [random.next() < 0.3, randomUUID()]
    for (const text of random.pick(typings)()) queries.push({ text, wide, box })
  }
  return queries.slice(0, count)
}
