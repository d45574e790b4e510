import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Story } from './script.ts'
import { signIn, type Person } from './person.ts'

const minute = 60_000
const hour = 60 * minute
const iso = (ms: number) => new Date(ms).toISOString()

interface Incident {
  id: string
  number: string
}

/** The cast of the made-up county. */
async function signInCast(url: string) {
  const logins = {
    dispatcher: 'wenluoqiao', crewLead: 'chenmuyan', lead: 'shuzhiwei', head: 'linqiruo', bureauHead: 'lianshuoguang',
    owner: 'xipan-wuye', auditor: 'tongsuwei', stranger: 'yeshaoting', machinist: 'guyanqiu',
  } as const
  const entries = []
  for (const [part, login] of Object.entries(logins)) entries.push([part, await signIn(url, login)] as const)
  return Object.fromEntries(entries) as Record<keyof typeof logins, Person>
}

/** The e-bike story over the public API, from the first call to the ledger's last word. */
export async function tellStory(story: Story, url: string): Promise<{ bundle: Buffer; bundleSha256: string; clipFrames: number; exportId: string }> {
  const cast = await story.step('everyone signs in with two factors', () => signInCast(url))
  const { dispatcher, crewLead, lead, head, bureauHead, owner, auditor, stranger, machinist } = cast
  const compound = { place: '溪畔花园北门车棚', nature: 'criminal', priority: 2, station: 'lancheng' }
  const cameras = await story.step('the compound has a camera', () => dispatcher.get<{ cameras: { id: string; name: string; position: { lon: number; lat: number } }[] }>('/api/cameras'))
  const camera = cameras.cameras.find((c) => c.name.includes('车棚'))!

  const first = await story.step('a resident calls: her e-bike is gone', () =>
    dispatcher.post<Incident>('/api/incidents', { ...compound, caller: '何女士', phone: '15400000777', position: camera.position, text: '停在车棚的白色电动车不见了，早上还在' }),
  )
  const crew = await story.step('the desk sees the nearest free unit, with the reason', async () => {
    const { candidates } = await dispatcher.get<{ candidates: { crew: string; free?: boolean }[] }>(`/api/incidents/${first.id}/candidates`)
    return candidates.find((c) => c.crew === 'lancheng-1') ?? candidates[0]!
  })
  await story.step('the unit is sent', () => dispatcher.post(`/api/incidents/${first.id}/dispatch`, { crew: crew.crew }))
  await story.step('the officer takes it on the phone, goes, arrives and reports', async () => {
    for (const step of ['accepted', 'en_route', 'on_scene']) await crewLead.post(`/api/incidents/${first.id}/progress`, { crew: crew.crew, step })
    await crewLead.post(`/api/incidents/${first.id}/report`, { crew: crew.crew, text: '车棚靠北第三格，车锁被剪，地上有剪断的锁头' })
  })
  const evening = await story.step('that evening a second caller reports another bike; the desk is offered the first', async () => {
    const typed = { ...compound, caller: '郑先生', phone: '15400000778', position: camera.position, text: '我的黑色电动车在车棚被偷了' }
    const { similar } = await dispatcher.post<{ similar: { id: string }[] }>('/api/incidents/similar', { place: typed.place, position: typed.position, nature: typed.nature, text: typed.text })
    if (!similar.some((call) => call.id === first.id)) throw new Error('the first call was not offered')
    return dispatcher.post<Incident>('/api/incidents', typed)
  })
  await story.step('the two are linked', async () => {
    await dispatcher.post(`/api/incidents/${evening.id}/relate`, { to: first.id, kind: 'same_series', reason: '同一车棚，同一天' })
    const { relations } = await dispatcher.get<{ relations: { to: string }[] }>(`/api/incidents/${first.id}`)
    if (!relations.some((r) => r.to === evening.id)) throw new Error('the link does not show on the first call')
  })
  await story.step('both are handed to the case team', async () => {
    for (const call of [first, evening]) await dispatcher.post(`/api/incidents/${call.id}/handOver`, { team: 'lancheng-cases', reason: '盗窃' })
  })
  const file = await story.step('the case team accepts a case from both calls', () =>
    lead.post<Incident>('/api/cases', { kind: 'criminal', title: '溪畔花园盗窃电动自行车案', summary: '同一车棚一日内两辆电动自行车被盗', lead: 'shuzhiwei', second: 'huangyan', incidents: [first.id, evening.id] }),
  )
  await story.step('filing is asked for, and the county’s head decides (CRIM 178)', () => decideCase(lead, bureauHead, file.id, 'file', null))
  await story.step('the investigation begins', () => lead.post(`/api/cases/${file.id}/begin`))

  const to = Date.now()
  const from = to - 3 * hour
  const request = {
    ground: { type: 'case', id: file.id }, cameras: [camera.id], from: iso(from), to: iso(to), allows: ['playback', 'export'], second: 'huangyan', basis: 'crim_62',
    notice: { number: '岚调证〔2026〕0012号', items: '溪畔花园车棚三小时视频', limit: iso(to + 7 * 24 * hour).slice(0, 10) }, necessity: '确认被盗时刻与去向',
  }
  const grant = await story.step('an officer asks for three hours of one camera on the ground of the case', () => lead.post<Incident>('/api/footage/grants', request))
  const look = { grant: grant.id, camera: camera.id, kind: 'playback' }
  await story.refusal('a look before approval', () => lead.refusalOf('POST', '/api/footage/looks', look))
  await story.refusal('approving one’s own request', () => lead.refusalOf('POST', `/api/footage/grants/${grant.id}/approve`, { until: iso(to + hour), reason: '', deferral: null }))
  await story.refusal('another station’s officer asking for this case', () => stranger.refusalOf('POST', '/api/footage/grants', { ...request, second: 'yeshaoting' }))
  await story.refusal('the machine’s administrator looking', () => machinist.refusalOf('POST', '/api/footage/looks', look))
  await story.step('the head of the unit approves; the owner is served', () => head.post(`/api/footage/grants/${grant.id}/approve`, { until: iso(Date.now() + 24 * hour), reason: '与案件相关，范围必要', deferral: null }))
  await story.step('the camera’s owner reads the notice and signs', () => signNotice(owner))

  const opened = await story.step('the officer opens the footage: the look is on the ledger first', () => lead.post<{ id: string }>('/api/footage/looks', look))
  const coverage = await story.step('the timeline shows what is recorded', async () => {
    for (let attempt = 0; ; attempt++) {
      const found = await lead.get<{ spans: { startMs: number; endMs: number }[] }>(`/api/footage/looks/${opened.id}/coverage`)
      if (found.spans.some((span) => span.endMs - span.startMs > 2.5 * hour) || attempt === 120) return found
      await pause(500)
    }
  })
  const span = coverage.spans.toSorted((a, b) => b.endMs - b.startMs - (a.endMs - a.startMs))[0]!
  const moment = span.startMs + (span.endMs - span.startMs) / 2
  await story.step('the officer scrubs, plays and finds the moment', async () => {
    for (let at = span.startMs + minute; at < span.endMs; at += 20 * minute) {
      const picture = await lead.bytes(`/api/footage/looks/${opened.id}/still?at=${Math.round(at)}&width=320`)
      if (picture.status !== 200 || picture.body[0] !== 0xff) throw new Error(`no picture at ${iso(at)}: ${picture.status}`)
      await pause(50)
    }
    const played = await lead.bytes(`/api/footage/looks/${opened.id}/segments?from=${Math.round(moment)}&to=${Math.round(moment + minute)}`)
    if (played.status !== 200 || played.body.subarray(4, 8).toString() !== 'ftyp') throw new Error(`no moving pictures: ${played.status}`)
  })
  await story.refusal('a picture outside the granted range', () => lead.refusalOf('GET', `/api/footage/looks/${opened.id}/still?at=${from - hour}`))
  await story.refusal('someone else using the officer’s look', () => stranger.refusalOf('GET', `/api/footage/looks/${opened.id}/coverage`))
  const clip = { from: iso(Math.round(moment)), to: iso(Math.round(moment + minute)) }
  const sealed = await story.step('a minute is marked and exported as sealed evidence', () =>
    lead.post<{ id: string; sha256: string; parts: { frames: number }[] }>('/api/footage/exports', { grant: grant.id, camera: camera.id, ...clip }),
  )
  const bundle = await story.step('the bundle is fetched', async () => (await lead.bytes(`/api/footage/exports/${sealed.id}/bundle`)).body)
  const bundleSha256 = createHash('sha256').update(bundle).digest('hex')
  if (bundleSha256 !== sealed.sha256) throw new Error('the bundle is not the one that was sealed')
  await story.step('the look is closed', () => lead.post(`/api/footage/looks/${opened.id}/close`))

  await story.step('the camera’s owner sees who looked, when and why', () => seeLooks(owner))

  await tellExpiry(story, cast, { ...request, necessity: '复核' }, camera.id)
  await story.step('the case is solved', () => lead.post(`/api/cases/${file.id}/solve`, { facts: ['offence_established', 'offender_identified', 'offender_at_hand'], text: '视频确认作案时刻，嫌疑人到案' }))
  await story.step('the case is closed by the county’s head (CRIM 289)', () => decideCase(lead, bureauHead, file.id, 'close', 'sent_for_prosecution'))
  await story.refusal('a look after the case is closed', () => lead.refusalOf('POST', '/api/footage/looks', look))
  await story.step('the first call is closed and the caller is called back', async () => {
    await dispatcher.post(`/api/incidents/${first.id}/close`, { closing: 'to_case', text: '已立案侦破' })
    await dispatcher.post(`/api/incidents/${first.id}/callBack`, { satisfied: 'yes', text: '' })
  })
  await story.step('the figures move', async () => {
    const figures = await bureauHead.get<Record<string, unknown>>('/api/figures')
    if (JSON.stringify(figures).length < 10) throw new Error('there are no figures')
  })
  await story.step('the ledger accounts for every look, and for every refusal', async () => {
    const { acts } = await auditor.get<{ acts: { type: string }[] }>(`/api/ledger/acts?purpose=case:${file.id}&limit=500`)
    const types = acts.map((act) => act.type)
    for (const expected of ['grant.asked', 'grant.approved', 'look.opened', 'look.served', 'look.closed', 'export.sealed'])
      if (!types.some((type) => type === expected)) throw new Error(`the ledger has no ${expected} for this case: ${[...new Set(types)].join(', ')}`)
    const refused = await auditor.get<{ acts: unknown[] }>(`/api/ledger/acts?record=refusal:${lead.login}&limit=100`)
    if (refused.acts.length === 0) throw new Error('the refusals are not on the ledger')
  })
  await story.step('the ledger’s proof of the newest act holds', () => checkProof(auditor))
  return { bundle, bundleSha256, clipFrames: sealed.parts.reduce((sum, part) => sum + part.frames, 0), exportId: sealed.id }
}

/** A grant that ends in a moment: allowed before, refused after. */
async function tellExpiry(story: Story, cast: Record<'lead' | 'head', Person>, request: object, camera: string): Promise<void> {
  const { lead, head } = cast
  const brief = await lead.post<Incident>('/api/footage/grants', request)
  const until = Date.now() + 4_000
  await head.post(`/api/footage/grants/${brief.id}/approve`, { until: iso(until), reason: '仅复核', deferral: null })
  const look = await lead.post<{ id: string }>('/api/footage/looks', { grant: brief.id, camera, kind: 'playback' })
  await pause(Math.max(0, until - Date.now()) + 300)
  await story.refusal('looking on after the grant has expired', () => lead.refusalOf('GET', `/api/footage/looks/${look.id}/coverage`))
  await story.refusal('a new look after the grant has expired', () => lead.refusalOf('POST', '/api/footage/looks', { grant: brief.id, camera, kind: 'playback' }))
}

/** Asks for a decision on a case and has whom the law names take it; nobody decides on their own request. */
async function decideCase(lead: Person, decider: Person, id: string, what: string, closing: string | null): Promise<void> {
  await lead.post(`/api/cases/${id}/ask`, { what, reason: '符合条件', closing })
  const { waiting } = await decider.get<{ waiting: { approval: string; case: { id: string } }[] }>('/api/cases/waiting')
  const { approval } = waiting.find((w) => w.case.id === id)!
  await decider.post(`/api/cases/${id}/approve`, { approval, note: '同意' })
}

async function signNotice(owner: Person): Promise<void> {
  const { services } = await owner.get<{ services: { id: string; answer: string | null }[] }>('/api/owner')
  const unsigned = services.find((service) => service.answer === null)
  if (!unsigned) throw new Error('the owner was not served')
  await owner.post(`/api/owner/services/${encodeURIComponent(unsigned.id)}/answer`, { answer: 'signed' })
}

/** The owner's page says who looked, when and why. */
async function seeLooks(owner: Person): Promise<void> {
  const { looks } = await owner.get<{ looks: unknown[] }>('/api/owner')
  if (looks.length === 0) throw new Error('the owner does not see who looked')
}

async function checkProof(auditor: Person): Promise<void> {
  const { size } = await auditor.get<{ size: number }>('/api/ledger/checkpoint')
  const { path } = await auditor.get<{ path: string[] }>(`/api/ledger/proofs/inclusion?seq=${size - 1}&size=${size}`)
  if (path.length === 0) throw new Error('the proof is empty')
}
