import { setTimeout as pause } from 'node:timers/promises'
import type { Scene } from '../../../bench/search/scenes.ts'
import { startGStreamerCamera } from '../../peers/start-gstreamer-camera.ts'
import type { Person } from '../person.ts'

/** A scene that a camera has shown and the recorder has recorded. */
export interface RecordedScene {
  scene: Scene
  camera: string
  /** Within what was recorded, ms since the epoch. */
  fromMs: number
  toMs: number
}

const details = {
  place: '溪畔花园', category: 'residential', bearing: 40, fieldOfView: 62, reach: 40, station: 'lancheng', ownerName: '岚溪物业服务有限公司', ownerAccount: 'xipan-wuye', ownerKind: 'property_company',
  legalClass: 'operator_duty', necessity: '车棚防盗', publicPlace: false, seesPrivacy: false, nearSecretSite: false, consentDocument: '', signText: '已安装视频监控', signPhoto: true, retentionDays: 30,
}
const patienceMs = 60_000
/** The camera begins anew when its film is over: of the end of it, so much is not asked for. */
const tailMs = 2_000

/** Has GStreamer's RTSP server play a scene's film, and the county record it. */
export async function recordScene(scene: Scene, { film, index, keeper, chief }: { film: string; index: number; keeper: Person; chief: Person }): Promise<RecordedScene> {
  const source = await startGStreamerCamera(['--file', film])
  try {
    const position = { lon: 119.42 + index / 1000, lat: 27.3 }
    const { id } = await keeper.post<{ id: string }>('/api/cameras', { ...details, name: `溪畔花园${index + 1}号机`, position, stream: { url: `rtsp://127.0.0.1:${source.port}/camera` } })
    await chief.post(`/api/cameras/${id}/activate`)
    const fromMs = await waitForRecording(chief, id)
    const toMs = fromMs + (scene.endMs - scene.startMs) - tailMs
    await pause(toMs + tailMs - Date.now())
    return { scene, camera: id, fromMs, toMs }
  } finally {
    await source.stop()
  }
}

/** When it recorded at the latest. */
async function waitForRecording(who: Person, camera: string): Promise<number> {
  for (const until = Date.now() + patienceMs; Date.now() < until; await pause(200)) {
    const { cameras } = await who.get<{ cameras: { health: { state: string } | null }[] }>(`/api/cameras?ids=${camera}`)
    if (cameras[0]?.health?.state === 'recording') return Date.now()
  }
  throw new Error(`camera ${camera} does not record`)
}
