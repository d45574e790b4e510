import { setTimeout as pause } from 'node:timers/promises'
import type { Person } from '../story/person.ts'
import { fillDisputes } from './fill-disputes.ts'
import { fillHazards } from './fill-hazards.ts'
import { fillRegister } from './fill-register.ts'

const hour = 3_600_000
const iso = (ms: number) => new Date(ms).toISOString()

interface Made {
  id: string
}

/** Fills a fresh demo with the middle of the e-bike story, so that no page is empty; answers what the shots' addresses name. */
export async function fillPages(who: (login: string) => Promise<Person>): Promise<Record<string, string>> {
  const [desk, crew, officer, head, county] = await Promise.all(['wenluoqiao', 'chenmuyan', 'shuzhiwei', 'linqiruo', 'lianshuoguang'].map(who))
  const hazard = await fillHazards(await who('shimanqiao'), await who('panshuyu'))
  const { cameras } = await desk!.get<{ cameras: { id: string; name: string; position: { lon: number; lat: number } }[] }>('/api/cameras')
  const camera = cameras.find((c) => c.name === '溪畔花园车棚')!
  const write = (place: string, nature: string, text: string, caller: string, phone: string) =>
    desk!.post<Made>('/api/incidents', { station: 'lancheng', place, nature, priority: 2, caller, phone, position: camera.position, text })

  const first = await write('溪畔花园电动车棚', 'criminal', '停在车棚的白色电动车不见了，早上还在', '何女士', '15400000777')
  await desk!.post(`/api/incidents/${first.id}/dispatch`, { crew: 'lancheng-1', reason: '' })
  for (const step of ['accepted', 'en_route', 'on_scene']) await crew!.post(`/api/incidents/${first.id}/progress`, { crew: 'lancheng-1', step })
  await crew!.post(`/api/incidents/${first.id}/report`, { crew: 'lancheng-1', text: '车棚靠北第三格，车锁被剪，地上有剪断的锁头' })
  const second = await write('溪畔花园电动车棚', 'criminal', '我的黑色电动车在车棚被偷了', '郑先生', '15400000778')
  await desk!.post(`/api/incidents/${second.id}/relate`, { to: first.id, kind: 'same_series', reason: '' })
  await write('桥头农贸市场', 'dispute', '两个摊主为摊位争吵，没有动手', '', '15400000779')
  const ringing = await write('岚城小学南门', 'traffic', '面包车与电动车相碰，人能站立', '阮女士', '15400000780')

  await desk!.post(`/api/incidents/${first.id}/handOver`, { team: 'lancheng-cases', reason: '盗窃' })
  await desk!.post(`/api/incidents/${second.id}/handOver`, { team: 'lancheng-cases', reason: '' })
  await officer!.post(`/api/incidents/${first.id}/takeOver`, { team: 'lancheng-cases' })
  const file = await officer!.post<Made>('/api/cases', { kind: 'criminal', title: '溪畔花园盗窃电动自行车案', summary: '同一车棚一日内两辆电动自行车被盗，车锁均被剪断', lead: 'shuzhiwei', second: 'huangyan', incidents: [first.id] })
  await officer!.post(`/api/cases/${file.id}/ask`, { what: 'file', reason: '有犯罪事实，需追究刑事责任', closing: null })
  const { waiting } = await county!.get<{ waiting: { approval: string; case: Made }[] }>('/api/cases/waiting')
  await county!.post(`/api/cases/${file.id}/approve`, { approval: waiting.find((w) => w.case.id === file.id)!.approval, note: '同意' })
  await officer!.post(`/api/cases/${file.id}/begin`)
  await officer!.post(`/api/cases/${file.id}/notes`, { text: '走访车棚管理员：17 时 40 分前后有人推车出北门，未看清样貌。' })
  await officer!.post(`/api/cases/${file.id}/tasks`, { title: '走访 2 号楼住户', assignee: 'huangyan', due: iso(Date.now() + 48 * hour).slice(0, 10) })
  await officer!.post(`/api/cases/${file.id}/people`, { name: '何映溪', role: 'victim', phone: '15400000777' })

  const ask = (cameraId: string, number: string, necessity: string) => {
    const to = Date.now()
    return officer!.post<Made>('/api/footage/grants', {
      ground: { type: 'case', id: file.id }, cameras: [cameraId], from: iso(to - 3 * hour), to: iso(to), allows: ['playback', 'export'], second: 'huangyan', basis: 'crim_62',
      notice: { number: `岚公（刑）调证字〔2026〕${number} 号`, items: '三小时录像', limit: iso(to + 72 * hour).slice(0, 10) }, necessity,
    })
  }
  const grant = await ask(camera.id, '12', '受害人 6 时停车、18 时发现被盗，确认被盗时刻与去向')
  await head!.post(`/api/footage/grants/${grant.id}/approve`, { until: iso(Date.now() + 72 * hour), reason: '与案件相关，范围必要', deferral: null })
  const moment = await watch(officer!, grant.id, camera.id)
  const asked = await ask(cameras.find((c) => c.name.includes('路口'))!.id, '13', '车棚录像显示被盗车辆出北门后右转，确认去向')
  const dispute = await fillDisputes(who)
  const register = await fillRegister(await who('panshuyu'), await who('tanyoumu'))
  await waitForHistory(county!)
  // Last, so that it still rings when its picture is taken.
  await desk!.post(`/api/incidents/${ringing.id}/dispatch`, { crew: 'lancheng-3', reason: '距离最近的空闲警组' })
  return { call: first.id, newCall: second.id, case: file.id, grant: grant.id, asked: asked.id, camera: camera.id, dispute, hazard, ...register, moment: String(moment) }
}

/** Two years of calls are laid down behind the demo's start: the figures are those of the made-up county once they rest. */
async function waitForHistory(county: Person): Promise<void> {
  for (let before = ''; ; ) {
    const now = JSON.stringify((await county.get<{ calls: { total: unknown } }>('/api/figures')).calls.total)
    if (now === before) return
    before = now
    await pause(8_000)
  }
}

/** Looks, marks the clip and exports it; answers the moment of the theft. */
async function watch(officer: Person, grant: string, camera: string): Promise<number> {
  const look = await officer.post<Made>('/api/footage/looks', { grant, camera, kind: 'playback' })
  const { spans } = await waitForSpans(officer, look.id)
  const longest = spans.toSorted((a, b) => b.endMs - b.startMs - (a.endMs - a.startMs))[0]!
  // The e-bike is taken an hour and twenty-five minutes after the compound's footage begins (demo/cameras/story-time.ts).
  const middle = Math.round(longest.startMs + 85 * 60_000)
  await officer.bytes(`/api/footage/looks/${look.id}/segments?from=${middle - 60_000}&to=${middle + 60_000}`)
  await officer.post('/api/footage/clips', { grant, camera, from: iso(middle - 20_000), to: iso(middle + 25_000), name: '白色电动车被推走', note: '' })
  await officer.post('/api/footage/exports', { grant, camera, from: iso(middle - 20_000), to: iso(middle + 25_000) })
  await officer.post(`/api/footage/looks/${look.id}/close`)
  return middle
}

/** The compound's three hours are filmed while the demo starts. */
async function waitForSpans(officer: Person, look: string): Promise<{ spans: { startMs: number; endMs: number }[] }> {
  for (;;) {
    const found = await officer.get<{ spans: { startMs: number; endMs: number }[] }>(`/api/footage/looks/${look}/coverage`)
    if (found.spans.some((span) => span.endMs - span.startMs > 2 * hour)) return found
    await pause(1_000)
  }
}
