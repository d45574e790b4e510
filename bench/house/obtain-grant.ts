import type { Person } from '../../test/story/person.ts'

const dayMs = 86_400_000
const iso = (ms: number) => new Date(ms).toISOString()

export interface Asked {
  officer: Person
  head: Person
  camera: string
  fromMs: number
  toMs: number
  allows: readonly ('playback' | 'live' | 'export')[]
}

/** A call, a case, a request and its approval, as on any day. Answers the grant's id. */
export async function obtainGrant({ desk, ...asked }: Asked & { desk: Person }): Promise<string> {
  return obtainGrantOn(await openCase({ desk, officer: asked.officer }), asked)
}

/** A theft is called in, handed over and becomes a case. Answers its id. */
export async function openCase({ desk, officer }: { desk: Person; officer: Person }): Promise<string> {
  const call = await desk.post<{ id: string }>('/api/incidents', { station: 'lancheng', caller: '何女士', phone: '15400000777', place: '溪畔花园北门车棚', position: null, nature: 'criminal', priority: 2, text: '电动车不见了' })
  await desk.post(`/api/incidents/${call.id}/handOver`, { team: 'lancheng-cases', reason: '盗窃' })
  return (await officer.post<{ id: string }>('/api/cases', { kind: 'criminal', title: '盗窃电动自行车案', summary: '', lead: 'shuzhiwei', second: 'huangyan', incidents: [call.id] })).id
}

/** Asks on the ground of a case and has it approved. Answers the grant's id. */
export async function obtainGrantOn(caseId: string, { officer, head, camera, fromMs, toMs, allows }: Asked): Promise<string> {
  const now = Date.now()
  const grant = await officer.post<{ id: string }>('/api/footage/grants', {
    ground: { type: 'case', id: caseId }, cameras: [camera], from: iso(fromMs), to: iso(toMs), allows, second: 'huangyan', basis: 'crim_62',
    notice: { number: '岚调证〔2026〕0012号', items: '视频录像', limit: iso(now + 7 * dayMs).slice(0, 10) }, necessity: '确认时刻',
  })
  await head.post(`/api/footage/grants/${grant.id}/approve`, { until: iso(now + dayMs), reason: '同意', deferral: null })
  return grant.id
}
