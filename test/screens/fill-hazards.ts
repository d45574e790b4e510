import type { Person } from '../story/person.ts'

const found = [
  ['溪畔花园 3 号楼', 'fire', 'serious', '三至六层楼道堆放纸箱、鞋柜，疏散通道不足一米', 119.42, 27.3],
  ['桥头农贸市场', 'gas', 'major', '熟食摊液化气瓶放在地下室', 119.416, 27.302],
  ['岚城小学南门', 'school_gate', 'serious', '防撞柱缺失两根', 119.423, 27.305],
  ['南岸村 45 号', 'rented', 'serious', '用木板隔断十二间，只有一个出口', 119.426, 27.297],
  ['竹溪路 9 号车棚', 'ebike', 'minor', '“飞线”充电', 119.413, 27.299],
] as const

/** Hazards of every state that a list shows; answers the one that is overdue and was looked at again. */
export async function fillHazards(grid: Person, officer: Person): Promise<string> {
  const ids: string[] = []
  for (const [text, kind, severity, words, lon, lat] of found) {
    const { id } = await grid.post<{ id: string }>('/api/hazards', {
      place: { text, position: { lon, lat } }, kind, severity, text: words, notice: true, photos: [{ sha256: 'ab'.repeat(32), takenAt: new Date().toISOString() }],
      responsible: { name: '岚溪物业服务有限公司', phone: '15400000781', relation: 'unit' },
    })
    ids.push(id)
  }
  const [overdue, , , handed, mended] = ids
  await officer.post(`/api/hazards/${overdue}/recheck`, { result: 'not_passed', text: '仅清了一半，四层未动', due: '2026-11-10' })
  await officer.post(`/api/hazards/${overdue}/chase`, { text: '电话催办物业经理' })
  await officer.post(`/api/hazards/${handed}/handOver`, { authority: 'housing', office: '县住建局房管股' })
  await officer.post(`/api/hazards/${mended}/recheck`, { result: 'passed' })
  return overdue!
}
