import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openChromium } from '../test/chromium.ts'
import { startInstance, type Instance } from '../test/story/instance.ts'
import { signIn } from '../test/story/person.ts'
import { obtainGrant } from './house/obtain-grant.ts'

/**
 * From an empty data folder to the sign-in page as Chromium shows it, and to the first moving pictures that an officer of a
 * case may look at: database made, tables made, county and cameras opened, footage there, every rule of a look obeyed. The
 * limit in the same run: the database alone, made and started (`databaseMs`), which everything else waits for.
 */
const minute = 60_000
const hourMs = 60 * minute
const mostPatienceMs = 3 * minute
const browser = await openChromium()
const page = await browser.newPage()

const databaseMs = await timeDatabase()
const started = performance.now()
const instance = await startInstance(['--demo'])
try {
  await page.goto(instance.url)
  await page.locator('input[type=password]').waitFor()
  const signInMs = performance.now() - started
  await browser.close()
  await waitForFootage(instance)
  const footageMs = performance.now() - started
  const dataMb = Number(spawnSync('du', ['-sm', join(instance.folder, 'data')], { encoding: 'utf8' }).stdout.split('\t')[0])
  console.log(JSON.stringify({ signInMs: Math.round(signInMs), footageMs: Math.round(footageMs), dataMb, databaseMs: Math.round(databaseMs) }))
} finally {
  await instance.stop()
}

async function timeDatabase(): Promise<number> {
  const { startTestDatabase } = await import('../test/database.ts')
  const before = performance.now()
  const database = await startTestDatabase()
  const took = performance.now() - before
  await database.stop()
  return took
}

/** A case, a request, its approval, a look: as on any day. Resolves with the first segment that plays. */
async function waitForFootage({ url }: Instance): Promise<void> {
  const [desk, officer, head] = [await signIn(url, 'wenluoqiao'), await signIn(url, 'shuzhiwei'), await signIn(url, 'linqiruo')]
  const { cameras } = await officer.get<{ cameras: { id: string; name: string }[] }>('/api/cameras')
  const camera = cameras.find(({ name }) => name.includes('车棚'))!.id
  const grant = await obtainGrant({ desk, officer, head, camera, fromMs: Date.now() - 2 * hourMs, toMs: Date.now(), allows: ['playback'] })
  const { id: look } = await officer.post<{ id: string }>('/api/footage/looks', { grant, camera, kind: 'playback' })
  for (const until = Date.now() + mostPatienceMs; Date.now() < until; await pause(100)) {
    const { spans } = await officer.get<{ spans: { startMs: number; endMs: number }[] }>(`/api/footage/looks/${look}/coverage`)
    if (spans.length === 0) continue
    const at = spans[0]!.startMs
    const played = await officer.bytes(`/api/footage/looks/${look}/segments?from=${at}&to=${at + minute}`)
    if (played.status === 200 && played.body.subarray(4, 8).toString() === 'ftyp') return
  }
  throw new Error('there is no footage')
}
