import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CrewAtWork } from './crews.ts'
import { rankCandidates, type Need } from './candidates.ts'

const gate = { lon: 119.42, lat: 27.3 }
const now = Date.UTC(2026, 10, 24, 6)
const need: Need = { position: gate, station: 'lancheng', nature: 'criminal', priority: 2 }
/** A crew `metres` east of the gate. */
const crew = (id: string, metres: number, more: Partial<CrewAtWork> = {}): CrewAtWork => ({
  id, callsign: { zh: id, en: id }, station: 'lancheng', vehicle: 'car', members: ['p'], phone: '', onDuty: true, dutyFrom: now, heardAt: now - 2_000, reachable: true,
  position: { lon: gate.lon + metres / 98_900, lat: gate.lat }, locatedAt: now, battery: 80, visible: true, state: 'free', on: [], ...more,
})
const order = (crews: CrewAtWork[], more: Partial<Need> = {}) => rankCandidates(crews, { ...need, ...more }, now).map((c) => c.crew)

test('free crews come by distance; the busy and the silent after them, those off duty not at all', () => {
  const crews = [crew('off', 1, { state: 'off' }), crew('silent', 2, { state: 'unreachable' }), crew('busy', 3, { state: 'busy' }), crew('far', 900), crew('near', 200)]
  expect(order(crews)).toEqual(['near', 'far', 'busy', 'silent'])
  expect(rankCandidates(crews, need, now).map((c) => c.offered)).toEqual([true, true, false, false])
})

test('another station’s crew is passed over for one of the area up to 2 km farther, but not where life is in danger', () => {
  const crews = [crew('other', 100, { station: 'qiyun' }), crew('own', 1_900)]
  expect(order(crews)).toEqual(['own', 'other'])
  expect(order(crews, { priority: 1 })).toEqual(['other', 'own'])
})

test('an e-bike is right near by, wrong far off, for traffic and for danger to life', () => {
  const fits = (metres: number, more: Partial<Need> = {}) => rankCandidates([crew('x', metres, { vehicle: 'ebike' })], { ...need, ...more }, now)[0]!.rightVehicle
  expect([fits(400), fits(1_500), fits(400, { nature: 'traffic' }), fits(400, { priority: 1 })]).toEqual([true, false, false, false])
})

test('a crew without a position stands last among the free, and distances unknown on both sides offer no order but the name', () => {
  expect(order([crew('lost', 0, { position: null }), crew('far', 20_000)])).toEqual(['far', 'lost'])
  expect(order([crew('b', 0), crew('a', 0)], { position: null })).toEqual(['a', 'b'])
})

test('whatever the crews: each that is on duty is listed once, and nobody is offered who is not free', () => {
  const anyCrew = fc.record({ metres: fc.nat(40_000), state: fc.constantFrom('free', 'busy', 'unreachable', 'off'), vehicle: fc.constantFrom('car', 'foot', 'ebike', 'motorcycle'), station: fc.constantFrom('lancheng', 'qiyun') })
  fc.assert(
    fc.property(fc.array(anyCrew, { maxLength: 12 }), (made) => {
      const crews = made.map(({ metres, ...more }, n) => crew(`c${n}`, metres, more as Partial<CrewAtWork>))
      const found = rankCandidates(crews, need, now)
      expect(found.map((c) => c.crew).toSorted()).toEqual(crews.filter((c) => c.state !== 'off').map((c) => c.id).toSorted())
      expect(found.every((c) => c.offered === (c.state === 'free'))).toBe(true)
      expect(found.map((c) => c.offered)).toEqual(found.map((c) => c.offered).toSorted((a, b) => Number(b) - Number(a)))
    }),
  )
})
