import { newIntentId, type Person } from '../story/person.ts'

const dayMs = 86_400_000
const dayIn = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * dayMs).toISOString().slice(0, 10)

interface Told {
  kind: string
  place: string
  text: string
  first: string
  second: string
}

/** Some disputes of the first station, of every stage; answers the id of one that is settled and not yet done with. */
export async function fillDisputes(who: (login: string) => Promise<Person>): Promise<string> {
  const [officer, grid] = await Promise.all(['panshuyu', 'shimanqiao'].map(who))
  const report = async ({ kind, place, text, first, second }: Told): Promise<string> => {
    const id = newIntentId()
    const parties = [{ id: 'p1', name: first, phone: '15400000811', side: 'first', person: null }, { id: 'p2', name: second, phone: '15400000812', side: 'second', person: null }]
    await grid!.post('/api/disputes', { id, station: 'lancheng', kind, place: { address: null, text: place, position: null }, text, violence: false, parties })
    return id
  }
  const tell = (id: string, verb: string, body: object) => officer!.post(`/api/disputes/${id}/${verb}`, body)
  const mediate = async (id: string) => {
    for (const party of ['p1', 'p2']) await tell(id, 'consent', { party, agreed: true })
    await tell(id, 'mediators', { mediators: [{ id: 'm1', account: 'shimanqiao', name: '' }, { id: 'm2', account: null, name: '蓝木生' }], by: 'committee' })
  }
  const settle = async (id: string, content: string, owed: string, due: string) => {
    await mediate(id)
    await tell(id, 'holdSession', { session: 's1', place: '桥头社区调解室', attended: ['p1', 'p2', 'm1', 'm2'], record: '双方对事情的经过没有争议，各让一步，商定了办法。' })
    await tell(id, 'draft', { form: 'written', facts: '夜间滴水有声，双方口角两次。', content, items: [{ id: 'i1', party: 'p1', text: owed, due }], status: false })
    await tell(id, 'sign', { signatures: [{ signer: 'p1', way: 'signature' }, { signer: 'p2', way: 'print' }, { signer: 'm1', way: 'signature' }, { signer: 'committee', way: 'seal' }] })
  }
  await report({ kind: 'land', place: '茶坪村村口', text: '两家为一垄茶园的地界争执', first: '巫禾生', second: '幸谷川' })
  const planned = await report({ kind: 'debt', place: '南岸社区', text: '借款一万元逾期未还', first: '卓怀瑾', second: '庄以宁' })
  await mediate(planned)
  await tell(planned, 'planSession', { session: 's1', at: new Date(Date.now() + 2 * 3_600_000).toISOString(), place: '南岸社区调解室' })
  const done = await report({ kind: 'family', place: '下洋村', text: '兄弟为老屋修缮费用争吵', first: '罗青石', second: '罗青原' })
  await settle(done, '修缮费用由两人平摊。', '付清一半费用', dayIn(1))
  await tell(done, 'perform', { item: 'i1', outcome: 'performed', on: dayIn(0) })
  await tell(done, 'offerConfirmation', { wish: 'not_wanted' })
  const failed = await report({ kind: 'contract', place: '竹溪路', text: '装修尾款双方说法不一', first: '阮溪禾', second: '简陌云' })
  await tell(failed, 'end', { outcome: 'unsettled', ways: ['court', 'arbitration'], text: '双方差距太大' })
  const dispute = await report({ kind: 'neighbours', place: '溪畔花园3号楼', text: '楼上空调外机滴水，楼下雨棚夜里一直响', first: '何望溪', second: '郑望舒' })
  await settle(dispute, '甲方将空调外机移至本户北侧外墙并加装排水管；乙方不再就此前滴水主张赔偿。', '移装空调外机并接排水管', dayIn(12))
  return dispute
}
