import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Tx } from '#platform/database/database.ts'
import { openTestHouse, type Caller, type TestHouse } from '../../../../test/house.ts'
import { listStreamsToRecord } from '../queries.ts'
import { openLease, renewLease, type RecorderIdentity } from './recorder-lease.ts'
import { findSurplus, releaseCameras, takeCameras } from './take-cameras.ts'
import { listTenures } from './tenures.ts'

const details = {
  name: '车棚', place: '廊桥路66号', category: 'residential', position: { lon: 119.42, lat: 27.3 }, bearing: 40, fieldOfView: 62, reach: 40,
  station: 'lancheng', ownerName: '岚溪物业', ownerAccount: '', ownerKind: 'property_company', legalClass: 'operator_duty', necessity: '车棚防盗',
  publicPlace: false, seesPrivacy: false, nearSecretSite: false, consentDocument: '', signText: '监控', signPhoto: true, retentionDays: 30,
}
const named = (id: string, more: Partial<RecorderIdentity> = {}): RecorderIdentity => ({ id, instance: `${id}-1`, folder: `${id}-folder`, kind: 'near', ...more })
const a = named('a')
const b = named('b')
let house: TestHouse
let chief: Caller
let admin: pg.Client
let cameras: string[]

beforeAll(async () => {
  house = await openTestHouse()
  chief = await house.as('station_chief', { station: 'lancheng' })
  admin = new pg.Client({ connectionString: house.ownerUrl })
  await admin.connect()
  cameras = []
  for (let i = 0; i < 4; i++) {
    const { id } = (await chief.post<{ id: string }>('/api/cameras', { ...details, name: `车棚${i}`, stream: { url: `rtsp://127.0.0.1:9/${i}` } })).body
    await chief.post(`/api/cameras/${id}/activate`)
    cameras.push(id)
  }
})
beforeEach(() => admin.query('delete from recorders; delete from camera_leases; delete from camera_tenures'))
afterAll(async () => {
  await admin?.end()
  await house?.close()
})

const inTx = <T>(work: (tx: Tx, county: string) => Promise<T>) => house.platform.database.transact({ county: house.platform.county, stations: 'all', account: 'system' }, (tx) => work(tx, house.platform.county))
const open = (who: RecorderIdentity) => inTx((tx, county) => openLease(tx, county, who))
const take = (who: RecorderIdentity) => inTx((tx, county) => takeCameras(tx, county, who))
const renew = (who: RecorderIdentity) => inTx((tx, county) => renewLease(tx, county, who))
const expire = (id: string) => admin.query(`update recorders set lease_until = clock_timestamp() - interval '1 second' where id = $1`, [id])

test('a recorder alone takes every camera; a second one gets its share as the first gives up what is beyond its own', async () => {
  await open(a)
  expect((await take(a)).length).toBe(4)
  await open(b)
  expect(await take(b)).toEqual([])
  const surplus = await inTx((tx, county) => findSurplus(tx, county, a))
  expect(surplus.length).toBe(1)
  await inTx((tx, county) => releaseCameras(tx, county, a, surplus))
  expect(await take(a)).toEqual([])
  expect(await take(b)).toEqual(surplus)
})

test('a camera that was stopped while its recorder was down takes no place of one that is recorded', async () => {
  await open(a)
  await take(a)
  const stopped = cameras.toSorted()[0]!
  await chief.post(`/api/cameras/${stopped}/suspend`, { reason: '维修' })
  expect(await inTx((tx, county) => findSurplus(tx, county, a))).toEqual([])
  await chief.post(`/api/cameras/${stopped}/activate`)
})

test('two that look at the same moment never take the same camera', async () => {
  await Promise.all([open(a), open(b)])
  const [first, second] = await Promise.all([take(a), take(b)])
  expect([...first, ...second].toSorted()).toEqual(cameras.toSorted())
})

test('whoever is not heard loses its cameras, sees it at the next renewal, and the tenures say who held them when', async () => {
  await open(a)
  await take(a)
  await open(b)
  await expire('a')
  expect((await renew(b))!.mayTake).toBe(true)
  expect((await take(b)).length).toBe(4)
  expect([...(await renew(a))!.held]).toEqual([])
  const [before, after] = (await inTx((tx, county) => listTenures(tx, county, cameras[0]!, Date.now() - 1_000, Date.now()))).slice(-2)
  expect([before!.recorder, after!.recorder, after!.untilMs]).toEqual(['a', 'b', Number.POSITIVE_INFINITY])
  expect(before!.untilMs).toBeLessThanOrEqual(after!.fromMs)
})

test('a recorder that renews while another looks for the dead keeps its cameras', async () => {
  await open(a)
  await take(a)
  await open(b)
  await expire('a')
  // The row is held by the renewal that is under way.
  await admin.query('begin')
  await admin.query(`update recorders set lease_until = clock_timestamp() + interval '4 seconds' where id = 'a'`)
  expect(await take(b)).toEqual([])
  await admin.query('commit')
  expect((await renew(a))!.held.size).toBe(4)
})

test('a name belongs to one data folder while it lives; a process started again on the same folder goes on with its cameras', async () => {
  await open(a)
  await take(a)
  expect(await open(named('a', { folder: 'elsewhere', instance: 'a-2' }))).toBe(false)
  expect(await open(named('a', { instance: 'a-3' }))).toBe(true)
  expect(await renew(a)).toBeNull()
  expect((await renew(named('a', { instance: 'a-3' })))!.held.size).toBe(4)
  await expire('a')
  expect(await open(named('a', { folder: 'elsewhere', instance: 'a-4' }))).toBe(true)
})

test('a camera that only one recorder can reach is given to it by the system administrator, and to no other', async () => {
  const far = named('village', { kind: 'edge' })
  await open(a)
  await open(far)
  const tender = await house.as('system_administrator')
  expect((await chief.post(`/api/cameras/${cameras[0]}/assign`, { recorder: 'village' })).status).toBe(403)
  expect((await tender.post<{ error: { code: string } }>(`/api/cameras/${cameras[0]}/assign`, { recorder: 'nowhere' })).body.error.code).toBe('recorder_unknown')
  expect((await tender.post(`/api/cameras/${cameras[0]}/assign`, { recorder: 'village' })).status).toBe(200)
  expect(await take(far)).toEqual([cameras[0]])
  expect((await take(a)).toSorted()).toEqual(cameras.slice(1).toSorted())
  await expire('village')
  expect(await take(a)).toEqual([])
  // Given back to any that is near, it is not the village's to record, though it holds it until it is told.
  await open(far)
  expect((await inTx((tx, county) => listStreamsToRecord(tx, county, 'village'))).map(({ id }) => id)).toEqual([cameras[0]])
  expect((await tender.post(`/api/cameras/${cameras[0]}/assign`, { recorder: '' })).status).toBe(200)
  expect(await inTx((tx, county) => listStreamsToRecord(tx, county, 'village'))).toEqual([])
})
