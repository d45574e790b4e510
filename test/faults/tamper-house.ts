import { signIn, type Person } from '../story/person.ts'
import { startInstance } from '../story/instance.ts'

/** What stands in the fresh instance's data folder after it was stopped. */
export interface TamperHouse {
  /** Settings of the processes that work on it. */
  env: NodeJS.ProcessEnv
  /** A grant that stands, for tampering. */
  grant: string
}

/** So many that subtrees of 256 acts are full and their hashes kept. */
const calls = 240

/**
 * Acts through the public API of a fresh instance: calls, a case, two grants of footage, one of which is then erased as
 * the law wants it, by two people. The server is down afterwards.
 */
export async function fillTamperHouse(folder: string): Promise<TamperHouse> {
  const instance = await startInstance(['--demo'], { folder, env: { LANGQIAO_RECORDER: 'off' } })
  try {
    const sign = (login: string) => signIn(instance.url, login)
    const [desk, lead, head, bureauHead, legal] = [await sign('wenluoqiao'), await sign('shuzhiwei'), await sign('linqiruo'), await sign('lianshuoguang'), await sign('raojianting')]
    const ground = await openCase(desk, lead, bureauHead)
    const { cameras } = await desk.get<{ cameras: { id: string; name: string }[] }>('/api/cameras')
    const camera = cameras.find(({ name }) => name.includes('车棚'))!.id
    const grant = await obtainGrant(lead, head, ground, camera)
    const erased = await obtainGrant(lead, head, ground, camera)
    const asked = await legal.post<{ id: string }>('/api/erasures', { ground: 'court', document: '岚法〔2026〕9号', reason: '法院裁定删除', records: [{ type: 'grant', id: erased, acts: null }] })
    await bureauHead.post(`/api/erasures/${asked.id}/order`)
    return { env: instance.env, grant }
  } finally {
    await instance.stop()
  }
}

async function openCase(desk: Person, lead: Person, bureauHead: Person): Promise<string> {
  const call = { station: 'lancheng', caller: '何女士', phone: '15400000777', place: '溪畔花园北门车棚', position: null, nature: 'criminal', priority: 2, text: '电动车不见了' }
  const { id: incident } = await desk.post<{ id: string }>('/api/incidents', call)
  for (let i = 1; i < calls; i++) await desk.post('/api/incidents', call)
  await desk.post(`/api/incidents/${incident}/handOver`, { team: 'lancheng-cases', reason: '盗窃' })
  const { id } = await lead.post<{ id: string }>('/api/cases', { kind: 'criminal', title: '盗窃电动自行车案', summary: '', lead: lead.login, second: 'huangyan', incidents: [incident] })
  await lead.post(`/api/cases/${id}/ask`, { what: 'file', reason: '符合条件', closing: null })
  const { waiting } = await bureauHead.get<{ waiting: { approval: string; case: { id: string } }[] }>('/api/cases/waiting')
  await bureauHead.post(`/api/cases/${id}/approve`, { approval: waiting.find((w) => w.case.id === id)!.approval, note: '同意' })
  await lead.post(`/api/cases/${id}/begin`)
  return id
}

async function obtainGrant(lead: Person, head: Person, ground: string, camera: string): Promise<string> {
  const hour = 3_600_000
  const to = Math.floor(Date.now() / 1000) * 1000
  const iso = (ms: number) => new Date(ms).toISOString()
  const { id } = await lead.post<{ id: string }>('/api/footage/grants', {
    ground: { type: 'case', id: ground }, cameras: [camera], from: iso(to - hour), to: iso(to), allows: ['playback'], second: 'huangyan', basis: 'crim_62',
    notice: { number: '岚调证〔2026〕0012号', items: '车棚视频', limit: iso(to + 168 * hour).slice(0, 10) }, necessity: '确认被盗时刻',
  })
  await head.post(`/api/footage/grants/${id}/approve`, { until: iso(to + 24 * hour), reason: '同意', deferral: null })
  return id
}
