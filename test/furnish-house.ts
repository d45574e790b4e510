import { caseRecord } from '../src/domains/cases/index.ts'
import { systemPrincipal } from '../src/platform/policy/principal.ts'
import { systemClock, type Clock } from '../src/platform/ports/clock.ts'
import type { Caller, TestHouse } from './open-house.ts'

/** The system's clock, moved forward at will: real timers go on, expiries come sooner. */
export class ShiftedClock implements Clock {
  #shiftMs = 0
  sleep = systemClock.sleep
  monotonicMs = systemClock.monotonicMs

  now(): number {
    return Date.now() + this.#shiftMs
  }

  advance(ms: number): void {
    this.#shiftMs += ms
  }
}

/** Everyone who meets around a request for footage, two cameras and an open case. */
export interface FootageHouse {
  house: TestHouse
  clock: ShiftedClock
  officer: Caller
  second: Caller
  head: Caller
  chief: Caller
  owner: Caller
  auditor: Caller
  caseId: string
  caseNumber: string
  /** The compound's camera, and a household's. */
  camera: string
  otherCamera: string
  openCase(): Promise<string>
  closeCase(id: string): Promise<void>
}

const details = {
  place: '廊桥路66号', category: 'residential', position: { lon: 119.42, lat: 27.3 }, bearing: 40, fieldOfView: 62, reach: 40, station: 'lancheng',
  necessity: '车棚防盗', publicPlace: false, seesPrivacy: false, nearSecretSite: false, consentDocument: '', signText: '已安装视频监控', signPhoto: true, retentionDays: 30,
}

/** Brings everyone into a house that was opened on this clock. */
export async function furnishHouse(house: TestHouse, clock: ShiftedClock): Promise<FootageHouse> {
  const at = { station: 'lancheng', team: 'lancheng-cases' }
  const officer = await house.as('case_officer', at)
  const second = await house.as('case_officer', at)
  const head = await house.as('case_team_lead', at)
  const chief = await house.as('station_chief', { station: 'lancheng' })
  const owner = await house.as('camera_owner')
  const auditor = await house.as('auditor')
  const register = async (name: string, more: object) => (await chief.post<{ id: string }>('/api/cameras', { ...details, name, ...more })).body.id
  const camera = await register('溪畔花园车棚', { ownerName: '岚溪物业', ownerAccount: owner.account, ownerKind: 'property_company', legalClass: 'operator_duty' })
  const otherCamera = await register('石际村23号院门', { ownerName: '住户', ownerAccount: '', ownerKind: 'household', legalClass: 'art9_other', category: 'not_public', retentionDays: 7 })
  const desk = await house.as('dispatcher')
  const openCase = async () => {
    const call = { station: at.station, caller: '', phone: '', place: '溪畔花园', position: null, nature: 'criminal', priority: 2, text: '电动车不见了' }
    const incident = (await desk.post<{ id: string }>('/api/incidents', call)).body.id
    await desk.post(`/api/incidents/${incident}/handOver`, { team: at.team, reason: '' })
    const opening = { kind: 'criminal', title: '盗窃电动自行车案', summary: '', lead: officer.account, second: second.account, incidents: [incident] }
    return (await officer.post<{ id: string; number: string }>('/api/cases', opening)).body
  }
  const { id: caseId, number: caseNumber } = await openCase()
  /** Past what a case takes to be closed: what matters here is that it is. */
  const closeCase = (id: string) =>
    house.platform.store.perform({ id: house.platform.ids.uuid(), principal: systemPrincipal, action: 'look.close', body: null }, (work) =>
      work.act(caseRecord, id, () => [{ type: 'case.refused', payload: { approval: 'a', reason: '测试' } }]),
    )
  return {
    house, clock, officer, second, head, chief, owner, auditor, camera, otherCamera, caseId, caseNumber,
    openCase: async () => (await openCase()).id,
    closeCase: async (id) => void (await closeCase(id)),
  }
}

/** A request that is in order: the last hour of the camera, on the ground of the case. */
export function makeRequest(f: FootageHouse, changes: object = {}): object {
  const to = Math.floor(f.clock.now() / 1000) * 1000
  return {
    ground: { type: 'case', id: f.caseId }, cameras: [f.camera], from: new Date(to - 3_600_000).toISOString(), to: new Date(to).toISOString(),
    allows: ['playback', 'export'], second: f.second.account, basis: 'crim_62',
    notice: { number: '岚公刑调证字〔2026〕12号', items: '车棚摄像头一小时录像', limit: '2026-12-31' }, necessity: '确定车辆被骑走的时刻', ...changes,
  }
}

/** Asks and has the head approve it; answers the grant's id. */
export async function obtainGrant(f: FootageHouse, changes: object = {}, approval: object = {}): Promise<string> {
  const asked = await f.officer.post<{ id: string }>('/api/footage/grants', makeRequest(f, changes))
  if (asked.status !== 200) throw new Error(JSON.stringify(asked.body))
  const until = new Date(f.clock.now() + 24 * 3_600_000).toISOString()
  const approved = await f.head.post(`/api/footage/grants/${asked.body.id}/approve`, { until, reason: '同意', deferral: null, ...approval })
  if (approved.status !== 200) throw new Error(JSON.stringify(approved.body))
  return asked.body.id
}
