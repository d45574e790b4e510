import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { randomFrom } from '../../demo/random.ts'
import { ArchiveReader } from '../../src/media/archive/reader.ts'
import { packetiseVideo } from '../../src/media/simulator/packetise.ts'
import { serveCameras } from '../../src/media/simulator/serve-cameras.ts'
import { systemClock } from '../../src/platform/ports/clock.ts'
import { systemIds } from '../../src/platform/ports/ids.ts'
import { makeGops } from '../pictures.ts'
import { startInstance, type Instance } from '../story/instance.ts'
import type { FaultsResult } from './run.ts'
import { buildKillHouse, findChild, type KillHouse } from './kill-house.ts'

const gopFrames = 10
const fps = 20
const gopMs = (gopFrames / fps) * 1000
/** A GOP counts as finished so long before a kill: what is under way on the wire is nobody's loss. */
const marginMs = 200

/** Kills server, recorder and database at random, `times` times, while calls are written down and a camera is recorded. */
export async function killProcesses(times: number, seed: number): Promise<FaultsResult> {
  const random = randomFrom(`kill ${seed}`)
  const source = await startSource()
  const house = await buildKillHouse(source.url)
  const acked: string[] = []
  const finished: number[] = []
  const faults: string[] = []
  let instance = await startInstance([], { folder: house.folder })
  try {
    for (let round = 0; round < times; round++) {
      await waitForRecording(source)
      const victim = random.pick(['server', 'recorder', 'postgres'] as const)
      const desk = startWriters(instance.url, house, acked)
      await pause(random.between(800, 2500))
      const killedAt = Date.now()
      kill(victim, instance, house)
      finished.push(...source.takeFinished(killedAt - marginMs))
      await desk.stop()
      if (victim === 'server') instance = await restart(instance, house)
      await waitUntilHealthy(instance.url)
      console.error(`${round + 1}/${times}: killed ${victim}; ${acked.length} acts acknowledged, ${finished.length} GOPs finished`)
    }
    await waitForRecording(source)
    const lostActs = await countLostActs(instance.url, house, acked)
    await instance.stop()
    const lostGops = await countLostGops(house, finished, faults)
    return { times, ackedActs: acked.length, lostActs, finishedGops: finished.length, lostGops, faults }
  } finally {
    await instance.stop()
    await source.close()
    rmSync(house.folder, { recursive: true, force: true })
  }
}

/** One camera whose every GOP start is noted by its own clock. */
async function startSource() {
  const starts: number[] = []
  const video = packetiseVideo(makeGops(40 * gopFrames, { gopFrames, fps }))
  const keyFrames = new Set(video.frames.flatMap((frame, i) => (frame.key ? [i] : [])))
  const onSent = (index: number) => keyFrames.has(index) && starts.push(Date.now())
  const ids = systemIds(systemClock)
  const server = await serveCameras(new Map([['shed', { video, onSent: (index: number) => void onSent(index) }]]), { clock: systemClock, random: (size) => ids.random(size) })
  return {
    url: `rtsp://127.0.0.1:${server.port}/shed`,
    starts,
    /** Starts of GOPs that were followed by another before `untilMs` without a break in between; each is given once. */
    takeFinished(untilMs: number): number[] {
      const done = starts.filter((start, i) => starts[i + 1] !== undefined && starts[i + 1]! <= untilMs && starts[i + 1]! - start < gopMs * 1.8)
      starts.length = 0
      return done
    },
    close: () => server.close(),
  }
}

type Source = Awaited<ReturnType<typeof startSource>>

/** Three GOPs in a row: the recorder is connected and at work. */
async function waitForRecording(source: Source): Promise<void> {
  source.starts.length = 0
  while (source.starts.length < 4) await pause(50)
  source.starts.splice(0, 2)
}

function kill(victim: 'server' | 'recorder' | 'postgres', instance: Instance, house: KillHouse): void {
  const pid = victim === 'server' ? instance.pid : victim === 'recorder' ? findChild(instance.pid, 'recorder') : readPostmaster(house)
  if (pid) process.kill(pid, 'SIGKILL')
}

function readPostmaster(house: KillHouse): number {
  return Number(readFileSync(join(house.folder, 'data/postgres/postmaster.pid'), 'utf8').split('\n')[0])
}

async function restart(instance: Instance, house: KillHouse): Promise<Instance> {
  await instance.stop()
  return startInstance([], { folder: house.folder })
}

async function waitUntilHealthy(url: string): Promise<void> {
  while (!(await fetch(`${url}/healthz`).then((answer) => answer.ok, () => false))) await pause(50)
}

/** Writes calls down as fast as they are acknowledged; `acked` holds what the server confirmed. */
function startWriters(url: string, house: KillHouse, acked: string[]): { stop(): Promise<void> } {
  let stopped = false
  const write = async () => {
    const token = await signIn(url, house)
    while (!stopped && token) {
      const body = JSON.stringify({ station: 'lancheng', caller: '', phone: '', place: '测试', position: null, nature: 'other', priority: 3, text: '' })
      const answer = await fetch(`${url}/api/incidents`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body }).catch(() => null)
      if (answer?.ok) acked.push(((await answer.json().catch(() => ({}))) as { id?: string }).id ?? '')
      else await pause(20)
    }
  }
  const shared = write()
  return {
    async stop() {
      stopped = true
      await shared
    },
  }
}

/** One session for all writers of the run: a code is good once in thirty seconds. */
let session: { url: string; token: string } | null = null

async function signIn(url: string, house: KillHouse): Promise<string | null> {
  const post = async (path: string, body: object) => {
    const answer = await fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    return answer.ok ? ((await answer.json()) as { token: string }) : null
  }
  if (session) return session.token
  const first = await post('/api/sign-in', { login: house.login, password: house.password })
  const second = first && (await post('/api/sign-in/second', { token: first.token, code: house.code() }))
  session = second && { url, token: second.token }
  return second?.token ?? null
}

async function countLostActs(url: string, house: KillHouse, acked: string[]): Promise<number> {
  const token = await signIn(url, house)
  let lost = 0
  for (const id of acked) {
    const answer = await fetch(`${url}/api/incidents/${id}`, { headers: { authorization: `Bearer ${token}` } })
    if (!answer.ok) lost++
  }
  return lost
}

/** A finished GOP is there when the archive holds one that begins where it began, whole. */
async function countLostGops(house: KillHouse, finished: number[], faults: string[]): Promise<number> {
  if (finished.length === 0) return 0
  const reader = new ArchiveReader(join(house.folder, 'data/archive'))
  const kept: number[] = []
  for await (const place of reader.gops(house.camera, finished[0]! - 5_000, finished.at(-1)! + 5_000)) kept.push(place.startMs)
  const lost = finished.filter((start) => !kept.some((at) => Math.abs(at - start) < gopMs / 2))
  for (const start of lost) faults.push(`a GOP that began at ${new Date(start).toISOString()} is gone`)
  return lost.length
}
