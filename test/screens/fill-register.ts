import { checkOf } from '#domains/registry/fields/identity-number.ts'
import { newIntentId, type Person } from '../story/person.ts'

const numberOf = (body: string) => body + checkOf(body)
const dayMs = 86_400_000

interface Filled {
  reception: string
  household: string
  resident: string
  twin: string
}

/** A house with its households, two sayings of one phone, a record that stands twice, and a visit that came too late; answers what the shots name. */
export async function fillRegister(officer: Person, auxiliary: Person): Promise<Filled> {
  const put = async (type: string, values: object) => (await officer.post<{ id: string }>(`/api/registry/${type}`, { values })).id
  const address = await put('address', { town: '岚城镇', community: '溪畔社区', road: '溪畔花园', house: '3', position: { lon: 119.41, lat: 27.3 } })
  await put('business', { address, name: '岚溪便利店', kind: 'shop', head: '幸谷川', phone: '15400000861', staff: 2, lodging: 'no' })
  const dwelling = await put('dwelling', { address, unit: '2', room: '201', use: 'let', rooms: 2, ownerName: '罗青石', ownerPhone: '15400000862' })
  await put('dwelling', { address, unit: '2', room: '202', use: 'own' })
  const household = await put('household', { dwelling, address, kind: 'family' })
  const live = (values: object) => put('person', { document: 'resident', household, ...values })
  const resident = await live({ name: '林望溪', identityNumber: numberOf('35092419880412301'), phone: '15400000863', relation: 'head', registeredAt: '岚城镇前街1号' })
  await live({ name: '陈映荷', identityNumber: numberOf('35092419910703002'), relation: 'spouse', residence: 'here' })
  await live({ name: '买买提江·阿不都热合曼', identityNumber: numberOf('35092419950115401'), phone: '15400000864', relation: 'tenant' })
  const twin = await live({ name: '林忘溪', phone: '15400000865', relation: 'child', registeredAt: '岚城镇后街9号' })
  const say = (who: Person, id: string, said: object) => who.post(`/api/registry/person/${id}/observe`, { base: 1, said })
  await say(officer, resident, { registeredAt: '岚城镇桥头社区前街12号', residence: 'both' })
  await say(auxiliary, resident, { registeredAt: '岚城镇南岸村45号', residence: 'here' })
  await sendLate(auxiliary, dwelling, resident)
  const { id } = await officer.post<{ id: string }>('/api/receptions', { kind: 'certificate', who: '林先生' })
  return { reception: `reception:${id}`, household, resident, twin }
}

/** Over seven days late: it waits for the chief (house plan, decision 5). */
async function sendLate(auxiliary: Person, dwelling: string, resident: string): Promise<void> {
  const at = new Date(Date.now() - 9 * dayMs).toISOString()
  const { id: device } = await auxiliary.post<{ id: string }>('/api/devices', { name: '辅警手机' })
  const findings = [{ does: 'observe', type: 'person', id: resident, base: 1, said: { phone: '15400000866', residence: 'both' }, confirmed: ['registeredAt'] }]
  const body = { id: newIntentId(), round: null, place: { type: 'dwelling', id: dwelling }, partner: null, outcome: 'done', startedAt: at, position: null, leaflets: [], photos: [], signature: null, note: '户主在家', findings }
  await auxiliary.post('/api/sync', { device, now: new Date().toISOString(), intents: [{ id: newIntentId(), kind: 'visit.record', after: null, at, body }] })
}
