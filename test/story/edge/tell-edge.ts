import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { decodeSegment } from '../../../src/media/live/wire.ts'
import { signIn, type Person } from '../person.ts'
import type { Story } from '../script.ts'
import { countyAddress, type Village } from './village.ts'

const name = 'qiaowei'
const hour = 3_600_000
const iso = (ms: number) => new Date(ms).toISOString()
/** Longer than a link may be silent (src/media/link/protocol.ts). */
const cutMs = 15_000

interface Coverage {
  spans: { startMs: number; endMs: number }[]
  gaps: { startMs: number; endMs: number }[]
  held: { startMs: number; endMs: number; recorder: string; offlineSinceMs: number | null }[]
}

const position = { lon: 119.4312, lat: 27.3105 }
const details = {
  name: '桥尾村口', place: '桥尾村口', category: 'road', position, bearing: 90, fieldOfView: 70, reach: 50, station: 'lancheng', ownerName: '桥尾村委会', ownerAccount: '', ownerKind: 'village',
  legalClass: 'gov_plan', necessity: '村口防盗', publicPlace: true, seesPrivacy: false, nearSecretSite: false, consentDocument: '', signText: '本区域已安装视频监控', signPhoto: true, retentionDays: 30,
}

/** A recorder in a village of its own network, told over the public API: enrolled, watched, cut off, mended. Answers how many looks were opened. */
export async function tellEdge(story: Story, url: string, village: Village): Promise<void> {
  const cast = await story.step('everyone signs in with two factors', () => signInCast(url))
  const { dispatcher, chief, lead, machinist, auditor } = cast
  const link = await story.step('the system administrator enrols the village’s recorder and gets its link file', () =>
    machinist.post<object>('/api/recorders', { name, place: '桥尾村委会', host: countyAddress }))
  await story.refusal('an officer enrolling a recorder', () => lead.refusalOf('POST', '/api/recorders', { name: 'other', place: 'x' }))
  const camera = await story.step('the chief registers the camera behind the village’s router', async () => {
    const { id } = await chief.post<{ id: string }>('/api/cameras', { ...details, stream: { url: `rtsp://127.0.0.1:${village.cameraPort}/gate` } })
    return id
  })
  await story.step('the recorder dials out, and opens no port at its side', async () => {
    village.startRecorder(link)
    await until(async () => (await recorders(machinist)).some(({ id, heardAt }) => id === name && Date.now() - Date.parse(heardAt) < 5_000))
    const open = await village.listOpenPorts()
    if (open.length > 0) throw new Error(`ports are open in the village: ${open.join(', ')}`)
  })
  await story.step('the camera is given to it, and records', async () => {
    await machinist.post(`/api/cameras/${camera}/assign`, { recorder: name })
    await chief.post(`/api/cameras/${camera}/activate`)
    await until(async () => (await health(chief, camera))?.state === 'recording')
    await pause(8_000)
  })
  const ground = await openCase(story, cast)
  const recorded = await story.step('footage is asked for and approved', () => obtainGrant(cast, ground, camera))
  const look = await openLook(story, lead, recorded.id, camera, 'playback')
  const before = await story.step('the timeline, a picture and moving pictures come through the link', async () => {
    const coverage = await lead.get<Coverage>(`/api/footage/looks/${look}/coverage`)
    const span = coverage.spans.at(-1)
    if (!span) throw new Error(`nothing is covered: ${JSON.stringify(coverage)}`)
    const at = Math.round(span.startMs + 2_000)
    const still = await lead.bytes(`/api/footage/looks/${look}/still?at=${at}`)
    if (still.status !== 200 || still.body[0] !== 0xff) throw new Error(`no picture: ${still.status}`)
    const played = await lead.bytes(`/api/footage/looks/${look}/segments?from=${at}&to=${at + 4_000}`)
    if (played.status !== 200 || played.body.subarray(4, 8).toString() !== 'ftyp') throw new Error(`no moving pictures: ${played.status}`)
    return span
  })
  await story.step('what moved in a region is searched through the link', async () => {
    const asked = { what: 'moved', region: { x: 0.3, y: 0.3, width: 0.3, height: 0.3 }, from: Math.ceil(before.startMs), to: Math.floor(before.endMs), seen: Math.ceil(before.startMs) }
    const answer = await fetch(`${url}/api/footage/looks/${look}/search`, { method: 'POST', body: JSON.stringify(asked), headers: { authorization: `Bearer ${lead.token}`, 'content-type': 'application/json' } })
    const { done } = JSON.parse((await answer.text()).trim().split('\n').at(-1)!) as { done?: { decoded: number } }
    if (!done || done.decoded < 4) throw new Error(`the search did not come to its end: ${answer.status} ${JSON.stringify(done)}`)
  })
  await story.step('a clip is exported as sealed evidence', async () => {
    const range = { from: iso(Math.ceil(before.startMs)), to: iso(Math.ceil(before.startMs) + 4_000) }
    const sealed = await lead.post<{ parts: { frames: number }[] }>('/api/footage/exports', { grant: recorded.id, camera, ...range })
    if (sealed.parts[0]!.frames < 60) throw new Error(`only ${sealed.parts[0]!.frames} frames were exported`)
  })
  await story.step('live pictures of a call nearby come through the link', () => watchLive(url, dispatcher, camera))
  const cutAt = Date.now()
  await story.step('the line is cut', async () => {
    await village.setLine('down')
    await until(async () => (await recorders(machinist)).some(({ id, heardAt }) => id === name && Date.now() - Date.parse(heardAt) > 11_000))
  })
  await story.step('the time is shown as held in the village since when, not as a gap', async () => {
    const { held, spans } = await lead.get<Coverage>(`/api/footage/looks/${look}/coverage`)
    const [away] = held
    if (away?.recorder !== name || away.offlineSinceMs === null || Math.abs(away.offlineSinceMs - cutAt) > 5_000 || spans.length > 0) throw new Error(JSON.stringify({ held, spans }))
  })
  await story.refusal('an export that would leave out what lies in the village', () =>
    lead.refusalOf('POST', '/api/footage/exports', { grant: recorded.id, camera, from: iso(Math.ceil(before.startMs)), to: iso(Math.ceil(before.startMs) + 4_000) }))
  await story.step('the line is mended, and the recorder comes back by itself', async () => {
    await pause(Math.max(0, cutAt + cutMs - Date.now()))
    await village.setLine('up')
    await until(async () => (await recorders(machinist)).some(({ id, heardAt }) => id === name && Date.now() - Date.parse(heardAt) < 5_000))
    await pause(3_000)
  })
  const after = await story.step('what was recorded while the line was cut is there without a gap', async () => {
    const grant = await obtainGrant(cast, ground, camera)
    const second = await openLook(story, lead, grant.id, camera, 'playback')
    const { spans, gaps, held } = await lead.get<Coverage>(`/api/footage/looks/${second}/coverage`)
    const cut = spans.find(({ startMs, endMs }) => startMs < cutAt && endMs > cutAt + cutMs)
    if (!cut || held.length > 0) throw new Error(JSON.stringify({ spans, gaps, held }))
    const played = await lead.bytes(`/api/footage/looks/${second}/segments?from=${cutAt + 4_000}&to=${cutAt + 8_000}`)
    if (played.status !== 200) throw new Error(`no moving pictures of the time of the cut: ${played.status}`)
    await lead.post(`/api/footage/looks/${second}/close`)
    return second
  })
  await story.step('the ledger holds every look', async () => {
    await lead.post(`/api/footage/looks/${look}/close`)
    // An act has its number a moment after it was answered.
    for (let tries = 20; ; tries--) {
      const { acts } = await auditor.get<{ acts: { type: string; record: { id: string } | string }[] }>(`/api/ledger/acts?purpose=case:${ground}&limit=500`)
      const text = JSON.stringify(acts)
      const served = acts.filter(({ type }) => type === 'look.served').length
      if ([look, after].every((id) => text.includes(id)) && served >= 2) return
      if (tries === 0) throw new Error(`looks are missing on the ledger: ${[...new Set(acts.map(({ type }) => type))].join(', ')}`)
      await pause(500)
    }
  })
  await story.step('the recorder is cut off for good', async () => {
    await machinist.post(`/api/recorders/${name}/revoke`, { reason: '设备更换' })
    await until(async () => (await recorders(machinist)).some(({ id, heardAt }) => id === name && Date.now() - Date.parse(heardAt) > 4_000))
  })
}

type Cast = Awaited<ReturnType<typeof signInCast>>

async function signInCast(url: string) {
  const logins = { dispatcher: 'wenluoqiao', chief: 'zhanyuntao', lead: 'shuzhiwei', head: 'linqiruo', bureauHead: 'lianshuoguang', auditor: 'tongsuwei', machinist: 'guyanqiu' } as const
  const entries = []
  for (const [part, login] of Object.entries(logins)) entries.push([part, await signIn(url, login)] as const)
  return Object.fromEntries(entries) as Record<keyof typeof logins, Person>
}

async function recorders(who: Person): Promise<{ id: string; heardAt: string }[]> {
  return (await who.get<{ recorders: { id: string; heardAt: string }[] }>('/api/cameras')).recorders
}

async function health(who: Person, camera: string): Promise<{ state: string } | null | undefined> {
  return (await who.get<{ cameras: { id: string; health: { state: string } | null }[] }>('/api/cameras')).cameras.find(({ id }) => id === camera)?.health
}

async function openCase(story: Story, { dispatcher, lead, bureauHead }: Cast): Promise<string> {
  return story.step('a theft in the village becomes a case', async () => {
    const call = { station: 'lancheng', caller: '何女士', phone: '15400000777', place: '桥尾村口', position, nature: 'criminal', priority: 2, text: '停在村口的电动车不见了' }
    const { id: incident } = await dispatcher.post<{ id: string }>('/api/incidents', call)
    await dispatcher.post(`/api/incidents/${incident}/handOver`, { team: 'lancheng-cases', reason: '盗窃' })
    const { id } = await lead.post<{ id: string }>('/api/cases', { kind: 'criminal', title: '桥尾村口盗窃案', summary: '', lead: lead.login, second: 'huangyan', incidents: [incident] })
    await lead.post(`/api/cases/${id}/ask`, { what: 'file', reason: '符合条件', closing: null })
    const { waiting } = await bureauHead.get<{ waiting: { approval: string; case: { id: string } }[] }>('/api/cases/waiting')
    await bureauHead.post(`/api/cases/${id}/approve`, { approval: waiting.find((w) => w.case.id === id)!.approval, note: '同意' })
    await lead.post(`/api/cases/${id}/begin`)
    return id
  })
}

async function obtainGrant({ lead, head }: Cast, ground: string, camera: string): Promise<{ id: string }> {
  const to = Math.floor(Date.now() / 1000) * 1000
  const grant = await lead.post<{ id: string }>('/api/footage/grants', {
    ground: { type: 'case', id: ground }, cameras: [camera], from: iso(to - hour), to: iso(to), allows: ['playback', 'export'], second: 'huangyan', basis: 'crim_62',
    notice: { number: '岚调证〔2026〕0031号', items: '桥尾村口视频', limit: iso(to + 168 * hour).slice(0, 10) }, necessity: '确认被盗时刻',
  })
  await head.post(`/api/footage/grants/${grant.id}/approve`, { until: iso(to + 24 * hour), reason: '同意', deferral: null })
  return grant
}

async function openLook(story: Story, who: Person, grant: string, camera: string, kind: 'playback' | 'live'): Promise<string> {
  return story.step('the look is on the ledger first', async () => (await who.post<{ id: string }>('/api/footage/looks', { grant, camera, kind })).id)
}

async function watchLive(url: string, dispatcher: Person, camera: string): Promise<void> {
  const call = { station: 'lancheng', caller: '郑先生', phone: '15400000778', place: '桥尾村口', position, nature: 'criminal', priority: 1, text: '有人正在偷车' }
  const { id: incident } = await dispatcher.post<{ id: string }>('/api/incidents', call)
  const { id: grant } = await dispatcher.post<{ id: string }>('/api/footage/live', { incident })
  const { id: look } = await dispatcher.post<{ id: string }>('/api/footage/looks', { grant, camera, kind: 'live' })
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/footage/looks/${look}/live`, { headers: { authorization: `Bearer ${dispatcher.token}` } })
  let pictures = 0
  try {
    await new Promise<void>((resolve, reject) => {
      const patience = setTimeout(() => reject(new Error(`${pictures} live pictures came`)), 15_000)
      socket.on('error', reject)
      socket.on('message', (message: Buffer) => {
        if (decodeSegment(message)?.kind !== 'media' || ++pictures < 40) return
        clearTimeout(patience)
        resolve()
      })
    })
  } finally {
    socket.close()
  }
}

async function until(is: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 240; tries++) {
    if (await is()) return
    await pause(250)
  }
  throw new Error('it did not come about within a minute')
}
