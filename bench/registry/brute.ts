import type { Row } from '../../src/platform/acts/record-type.ts'
import { rangesOf, readings } from '../../src/domains/registry/search/words.ts'
import { termsWanted } from '../../src/domains/registry/spine/places.ts'

interface Person {
  id: string
  station: string
  forms: Record<string, string>
  household: string
}

interface Address {
  full_text: string
  letters: string
  terms: string[]
}

const orders: Record<string, string[]> = { name: ['name'], given: ['given', 'name'], sound: ['sound', 'name'], letters: ['letters', 'name'], given_letters: ['given_letters', 'name'], initials: ['initials', 'letters'] }

/** The same answers without any index: every person is looked at. Ties and order as the search promises them (search/find-people.ts). */
export class BruteForce {
  #people: Person[] = []
  #households = new Map<string, string>()
  #addresses = new Map<string, Address>()

  see(table: string, row: Row): void {
    const { id } = row as { id: string }
    if (table === 'addresses') this.#addresses.set(id, row as unknown as Address)
    if (table === 'households') this.#households.set(id, row['address'] as string)
    if (table === 'people') {
      const { name, given, sound, letters, given_letters, initials } = row as Record<string, string>
      this.#people.push({ id, station: row['station'] as string, household: row['household'] as string, forms: { name: name!, given: given!, sound: sound!, letters: letters!, given_letters: given_letters!, initials: initials! } })
    }
  }

  find(stations: readonly string[], words: readonly string[], limit: number): string[] {
    const found: string[] = []
    const own = this.#people.filter((person) => stations.includes(person.station))
    for (const { name, place } of readings(words)) {
      const ranges = rangesOf(name)
      const there = own.filter((person) => this.#isAt(person, place))
      for (const [at, { column, from, to }] of ranges.entries()) {
        const isIn = (person: Person, range: { column: string; from: string; to: string }) => compare(person.forms[range.column]!, range.from) >= 0 && compare(person.forms[range.column]!, range.to) < 0
        const hits = there.filter((person) => isIn(person, { column, from, to }) && !ranges.slice(0, at).some((range) => isIn(person, range)))
        hits.sort((a, b) => orders[column]!.map((key) => compare(a.forms[key]!, b.forms[key]!)).find((order) => order !== 0) ?? compare(a.id, b.id))
        for (const { id } of hits) if (found.length < limit && !found.includes(id)) found.push(id)
      }
    }
    return found
  }

  #isAt({ household }: Person, words: readonly string[]): boolean {
    if (words.length === 0) return true
    const address = this.#addresses.get(this.#households.get(household) ?? '')
    return address !== undefined && words.every((word) => (/^[a-z]+$/.test(word) ? address.letters.includes(`|${word}`) : address.full_text.includes(word) && termsWanted(word).every((term) => address.terms.includes(term))))
  }
}

const compare = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
