import { randomFrom } from '../../demo/random.ts'
import type { Person } from '../../test/story/person.ts'
import { makeList, type Place } from './make-list.ts'

const villages = 60

/** Imports `count` cameras from a CSV as the command room does; answers how many went in and how long it took. */
export async function importCameras(url: string, lead: Person, count: number): Promise<{ added: number; ms: number }> {
  const { stations } = await lead.get<{ stations: { id: string; zh: string }[] }>('/api/camera-options')
  const random = randomFrom('villages')
  const places = Array.from({ length: villages }, (_, i): Place => ({
    station: stations[i % stations.length]!.zh, town: stations[i % stations.length]!.zh.replace('派出所', '镇'), lon: random.between(119.27, 119.49), lat: random.between(27.25, 27.375),
  }))
  const started = performance.now()
  const answer = await fetch(`${url}/api/camera-imports`, {
    method: 'POST', body: makeList(count, places), headers: { 'authorization': `Bearer ${lead.token}`, 'content-type': 'application/octet-stream' },
  })
  const last = JSON.parse((await answer.text()).trim().split('\n').at(-1)!) as { added?: number; report?: { faults: unknown[] }; error?: unknown; failed?: unknown }
  if (last.added !== count) throw new Error(`not all went in: ${JSON.stringify(last).slice(0, 500)}`)
  return { added: last.added, ms: performance.now() - started }
}

/** Cameras that play, so that they can go: registered by a keeper, activated by the chief. */
export async function registerPlaying(keeper: Person, chief: Person, urls: readonly string[]): Promise<string[]> {
  const ids: string[] = []
  for (const [i, url] of urls.entries()) {
    const { id } = await keeper.post<{ id: string }>('/api/cameras', {
      name: `廊桥头${i + 1}`, place: '廊桥', category: 'bridge', position: { system: 'cgcs2000', lon: 119.42, lat: 27.3 }, bearing: 40, fieldOfView: 62, reach: 40, station: 'lancheng', town: '廊桥镇',
      ownerName: '青岚县公安局', ownerAccount: '', ownerKind: 'police', legalClass: 'gov_plan', necessity: '交通', publicPlace: true, seesPrivacy: false, nearSecretSite: false,
      consentDocument: '', signText: '您已进入图像采集区域', signPhoto: true, retentionDays: 90, stream: { url },
    })
    await chief.post(`/api/cameras/${id}/activate`)
    ids.push(id)
  }
  return ids
}
