import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evidenceRecord, receiveEvidence } from '../src/domains/cases/evidence/record.ts'
import { composeDomains } from '../src/apps/compose.ts'
import { compareProjections, rebuildProjections } from '../src/platform/acts/rebuild/rebuild.ts'
import pg from '../src/platform/database/column-types.ts'
import { systemPrincipal } from '../src/platform/policy/principal.ts'
import { openTestHouse, runAsOwner, type Caller, type TestHouse } from './house.ts'

const secret = '林小芳家住溪畔花园十二号'
const sha256 = 'ab'.repeat(32)
const call = { caller: secret, phone: '15400000001', place: secret, position: { lon: 119.4, lat: 27.3 }, nature: 'criminal', priority: 2, text: secret, station: 'lancheng' }

describe('what an erasure leaves of calls, cases and evidence', () => {
  let house: TestHouse
  let desk: Caller, chen: Caller, shu: Caller, chief: Caller, county: Caller, legal: Caller
  const incidents: string[] = []
  let caseId = ''
  const evidence = '01a20f8b-613f-7406-92fc-eeb943916b62'
  let before: Awaited<ReturnType<typeof look>>

  const owner = <R extends pg.QueryResultRow = Record<string, unknown>>(sql: string, values?: unknown[]) => runAsOwner<R>(house.ownerUrl, sql, values)
  const look = async () => {
    await house.settle()
    const { body } = await county.get<Record<string, unknown>>('/api/figures')
    return {
      figures: { cases: body.cases, calls: body.calls },
      counted: await owner(`select to_jsonb(f) as row from figure_calls f union all select to_jsonb(f) from figure_cases f order by 1`),
      incidents: await owner(`select id, number, station, status, nature, priority, received_at, closed_at, called_back_at, closing, satisfied, flagged, team from incidents order by number`),
      relations: await owner('select * from incident_relations order by 2, 3'),
      cases: await owner('select id, number, kind, station, team, status, lead, second, filed_at, solved_at, extensions, solved_by_definition from cases'),
      approvals: await owner('select id, what, level, station, asked_by, asked_at, outcome, decided_by, decided_at from case_approvals'),
      evidence: await owner('select id, case_id, station, kind, media_type, size, sha256, received_at from case_evidence'),
      series: await owner('select series, last from number_series order by 1'),
    }
  }
  const parts = () => ({
    county: house.platform.county, types: house.platform.recordTypes, followers: composeDomains(house.platform).flatMap((domain) => domain.followers ?? []),
    connect: async () => {
      const client = new pg.Client({ connectionString: house.ownerUrl })
      await client.connect()
      return client
    },
  })

  beforeAll(async () => {
    house = await openTestHouse()
    desk = await house.as('dispatcher')
    const team = { station: 'lancheng', team: 'lancheng-cases' }
    chen = await house.as('case_officer', team)
    shu = await house.as('case_officer', team)
    chief = await house.as('station_chief', { station: 'lancheng' })
    county = await house.as('county_bureau_head')
    legal = await house.as('legal_reviewer')
    for (const closing of ['handled', 'silent', null, 'to_case']) {
      const { id } = (await desk.post<{ id: string }>('/api/incidents', call)).body
      incidents.push(id)
      if (closing) await desk.post(`/api/incidents/${id}/close`, { closing, text: secret })
    }
    await desk.post(`/api/incidents/${incidents[0]}/callBack`, { satisfied: 'yes', text: secret })
    await desk.post(`/api/incidents/${incidents[2]}/correct`, { nature: 'traffic', station: 'qiyun', text: secret, reason: secret })
    await desk.post(`/api/incidents/${incidents[2]}/relate`, { to: incidents[3], kind: 'same_series', reason: secret })
    await desk.post(`/api/incidents/${incidents[3]}/handOver`, { team: 'lancheng-cases', reason: secret })
    await openCase()
    before = await look()
    await erase()
  })
  afterAll(() => house?.close())

  async function openCase(): Promise<void> {
    const opening = { kind: 'administrative', title: secret, summary: secret, lead: chen.account, second: shu.account, incidents: [incidents[3]] }
    caseId = (await chen.post<{ id: string }>('/api/cases', opening)).body.id
    await chen.post(`/api/cases/${caseId}/ask`, { what: 'file', reason: secret })
    const { approvals } = (await chen.get<{ approvals: { id: string }[] }>(`/api/cases/${caseId}`)).body
    await chief.post(`/api/cases/${caseId}/approve`, { approval: approvals.at(-1)!.id, note: secret })
    await chen.post(`/api/cases/${caseId}/begin`)
    await chen.post(`/api/cases/${caseId}/solve`, { facts: ['offence_established', 'offender_identified', 'offender_at_hand'], text: secret })
    const { store, ids } = house.platform
    await store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'look.close', body: null }, (work) =>
      work.act(evidenceRecord, evidence, (state) =>
        receiveEvidence(state, { case: caseId, station: 'lancheng', team: 'lancheng-cases' }, { name: secret, description: secret, takenAt: null }, { kind: 'photo', mediaType: 'image/jpeg', size: 1234, sha256 }),
      ),
    )
  }

  async function erase(): Promise<void> {
    const records = [...incidents.map((id) => ({ type: 'incident', id, acts: null })), { type: 'case', id: caseId, acts: null }, { type: 'evidence', id: evidence, acts: null }]
    const asked = await legal.post<{ id: string }>('/api/erasures', { ground: 'court', document: 'X', reason: 'Y', records })
    expect(await county.post(`/api/erasures/${asked.body.id}/order`)).toMatchObject({ status: 200 })
  }

  test('is every figure as it was, and the number, place and course of every record', async () => {
    expect(before.incidents).toMatchObject([{ closing: 'handled', satisfied: 'yes' }, { closing: 'silent' }, { nature: 'traffic', station: 'qiyun' }, { closing: 'to_case' }])
    expect(before.cases).toMatchObject([{ status: 'solved' }])
    expect(before.evidence).toMatchObject([{ sha256, media_type: 'image/jpeg', station: 'lancheng' }])
    expect(before.relations).toHaveLength(2)
    expect(await look()).toEqual(before)
  })

  test('is no word of text', async () => {
    const rows = await owner<{ t: string }>(
      `select state::text as t from records where type in ('incident', 'case', 'evidence') union all select i::text from incidents i union all select c::text from cases c
       union all select e::text from case_evidence e union all select kept::text from erased union all select convert_from(body, 'UTF8') from payloads`,
    )
    expect(rows.filter(({ t }) => t.includes(secret))).toEqual([])
  })

  test('leaves no gap in the numbers: the next call and case go on from the last', async () => {
    const next = (await desk.post<{ number: string }>('/api/incidents', call)).body.number
    const numbers = await owner<{ number: string }>(`select number from incidents where number like 'JQ-lancheng-%' order by number`)
    expect(numbers.map(({ number }) => Number(number.split('-').at(-1)))).toEqual([1, 2, 3, 4, 5])
    expect(numbers.at(-1)!.number).toBe(next)
  })

  test('is what a rebuild makes of the acts, byte for byte', async () => {
    await house.settle()
    const text = async () => owner(`select state::text from records order by type, id`)
    const stands = await text()
    expect(await compareProjections(parts())).toMatchObject({ broken: [], differences: [] })
    expect(await rebuildProjections(parts())).toMatchObject({ changed: 0 })
    expect(await text()).toEqual(stands)
  })
})
