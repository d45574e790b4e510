import { describe, expect, test } from 'vitest'
import { cameraOwners, cameras, communities, communityRings, countyRing, findPlace, generateIncidents, natures, patrols, places, staff, stationRings, toPoint, units, type Role } from './index.ts'
import { distance, isInside } from './geometry.ts'

const now = Date.UTC(2026, 10, 24, 12)
const people = [...staff, ...cameraOwners]

describe('the demo county', () => {
  test('has one bureau, two stations, eleven communities and thirty staff', () => {
    expect(units.filter((u) => u.kind === 'bureau')).toHaveLength(1)
    expect(units.filter((u) => u.kind === 'station')).toHaveLength(2)
    expect(communities).toHaveLength(11)
    expect(staff).toHaveLength(30)
  })

  test('lists each unit after its parent', () => {
    const seen = new Set<string | null>([null])
    for (const u of units) {
      expect(seen).toContain(u.parent)
      seen.add(u.id)
    }
  })

  test('fills every role, and the three administrators are three persons', () => {
    const roles: Role[] = ['system_administrator', 'security_administrator', 'auditor', 'dispatcher', 'command_room_lead', 'case_officer', 'case_team_lead', 'legal_reviewer', 'community_officer', 'auxiliary', 'grid_worker', 'station_chief', 'county_bureau_head', 'camera_owner']
    for (const role of roles) expect(people.some((p) => p.role === role), role).toBe(true)
    for (const role of roles.slice(0, 3)) expect(people.filter((p) => p.role === role)).toHaveLength(1)
    expect(staff.filter((p) => p.role === 'station_chief').map((p) => p.unit)).toEqual(['lancheng', 'qiyun'])
  })

  test('gives everyone a login, name and phone of their own, the phone one that nobody can hold', () => {
    for (const field of ['login', 'name', 'phone'] as const) expect(new Set(people.map((p) => p[field])).size, field).toBe(people.length)
    for (const p of people) expect(p.phone).toMatch(/^1540000\d{4}$/)
    for (const p of people) expect(p.login).toMatch(/^[a-z-]+$/)
  })

  test('carries no identity number anywhere', () => {
    const all = JSON.stringify([people, places, cameras.map((c) => ({ ...c, gbCode: '' })), generateIncidents(now)])
    expect(all).not.toMatch(/\d{17}[\dXx]/)
  })

  test('puts staff, grids and patrols into units that exist', () => {
    const grids = new Set(communities.flatMap((c) => c.grids.map((g) => g.id)))
    for (const p of people) {
      if (p.unit) expect(units.map((u) => u.id)).toContain(p.unit)
      for (const g of p.grids) expect(grids).toContain(g)
    }
    const covered = people.filter((p) => p.role === 'community_officer').flatMap((p) => p.grids)
    expect(covered).toHaveLength(grids.size)
    expect(new Set(covered)).toEqual(grids)
    for (const p of patrols) for (const m of p.members) expect(staff.map((s) => s.login)).toContain(m)
  })

  test('names 300 places or more, each with its own id, inside its community, its station and the county', () => {
    expect(places.length).toBeGreaterThan(300)
    expect(new Set(places.map((p) => p.id)).size).toBe(places.length)
    for (const p of places) {
      const at = toPoint(p.lonLat)
      expect(isInside(countyRing, at), p.id).toBe(true)
      expect(isInside(communityRings[p.community], at), p.id).toBe(true)
      expect(isInside(stationRings[p.station], at), p.id).toBe(true)
    }
  })

  test('gives no two places the same name in one community', () => {
    const keys = places.map((p) => `${p.community} ${p.name}`)
    expect(keys.filter((k, i) => keys.indexOf(k) !== i)).toEqual([])
  })
})

describe('the eight cameras', () => {
  test('lie in the area of a station, in the community they name', () => {
    expect(cameras).toHaveLength(8)
    for (const c of cameras) {
      expect(Object.values(stationRings).some((ring) => isInside(ring, toPoint(c.lonLat))), c.key).toBe(true)
      expect(isInside(communityRings[c.community], toPoint(c.lonLat)), c.key).toBe(true)
      expect(people.map((p) => p.login)).toContain(c.owner)
      expect(c.gbCode).toMatch(/^35097900\d{2}132[578]\d{6}$/)
    }
  })

  test('have four public ones within 300 m of the compound and its shed, and no private one', () => {
    for (const id of ['compound/xipan', 'shed/xipan', 'gate/xipan']) {
      const near = cameras.filter((c) => distance(toPoint(c.lonLat), toPoint(findPlace(id).lonLat)) <= 300)
      expect(near.filter((c) => c.publicPlace).map((c) => c.key), id).toEqual(['crossing', 'bridge', 'school', 'square'])
      expect(near.filter((c) => !c.publicPlace).map((c) => c.key), id).toEqual(['compound'])
    }
  })

  test('keep pictures 30 days or more except where article 9 sets no floor', () => {
    for (const c of cameras) expect(c.retentionDays >= 30 || c.legalClass === 'art9_other', c.key).toBe(true)
  })
})

describe('the calls of two years', () => {
  const calls = generateIncidents(now)
  const inYear = (year: number) => calls.filter((c) => new Date(c.times.received + 8 * 3_600_000).getUTCFullYear() === year)

  test('are the same for the same moment, and a later moment only adds to them', () => {
    expect(generateIncidents(now)).toEqual(calls)
    const later = generateIncidents(now + 86_400_000)
    expect(later.slice(0, calls.length).map((c) => c.text)).toEqual(calls.map((c) => c.text))
  })

  test('number some hundreds a year and fall by a tenth or more over the same days', () => {
    const sameDays = inYear(2025).filter((c) => c.times.received < Date.UTC(2025, 10, 24, 12))
    expect(inYear(2025).length).toBeGreaterThan(400)
    expect(inYear(2026).length / sameDays.length).toBeLessThan(0.9)
    expect(inYear(2026).length / sameDays.length).toBeGreaterThan(0.7)
  })

  test('tell of more cases solved this year', () => {
    const rate = (list: typeof calls) => {
      const filed = list.filter((c) => c.case?.filedAt)
      return filed.filter((c) => c.case!.solvedAt).length / filed.length
    }
    expect(rate(inYear(2026))).toBeGreaterThan(rate(inYear(2025)) + 0.04)
  })

  test('run from receipt to call-back in order, and end three hours before now', () => {
    for (const c of calls) {
      const t = Object.values(c.times).filter((x) => x !== null)
      expect(t).toEqual(t.toSorted((a, b) => a - b))
      expect(c.times.received).toBeLessThan(now - 3 * 3_600_000)
    }
  })

  test('lie within 40 m of a place of the gazetteer and use every nature', () => {
    for (const c of calls) expect(distance(toPoint(c.lonLat), toPoint(findPlace(c.placeId).lonLat))).toBeLessThan(40)
    expect(new Set(calls.map((c) => c.nature)).size).toBe(natures.length)
  })

  test('never give a case to one officer twice over', () => {
    for (const c of calls) if (c.case) expect(c.case.lead).not.toBe(c.case.second)
  })
})
