import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { obtainGrantOn, openCase } from '../../../bench/house/obtain-grant.ts'
import { frameMs, type Scene } from '../../../bench/search/scenes.ts'
import { openChromium } from '../../chromium.ts'
import { buildPages } from '../../program.ts'
import { startInstance } from '../instance.ts'
import { signIn, type Person } from '../person.ts'
import { beginStory } from '../script.ts'
import { askPage, type PageAnswer } from './ask-page.ts'
import { filmNumbered } from './numbered-film.ts'
import { type RecordedScene, recordScene } from './scene-camera.ts'
import { chooseScenes } from './ten-scenes.ts'

export interface SearchTold {
  ok: boolean
  seed: string
  scenes: { name: string; truth: number; answer: PageAnswer; isRight: boolean }[]
  /** Scenes whose moment the page named to the picture; the last scene is not to be named, and not counted here. */
  right: number
  /** Whether it said of the last scene, in which a bus stood before the bike, that it is unsure. */
  lastUnsure: boolean
}

/**
 * `npm run story -- search --json [--seed S] [--scenes 10]`: scenes of a seed, drawn by lot where none is given, come from GStreamer's cameras, are recorded, and an officer asks in
 * Chromium when the bike vanished. The pictures that the page then shows bear numbers: they tell whether it is the true moment.
 */
export async function runSearch({ seed = String(randomInt(1e9)), count = 10 }: { seed?: string; count?: number }, tell: (line: string) => void): Promise<SearchTold> {
  const story = beginStory(tell)
  const folder = mkdtempSync(join(tmpdir(), 'lq-scenes-'))
  const told: SearchTold = { ok: false, seed, scenes: [], right: 0, lastUnsure: false }
  tell(`seed ${seed}`)
  await buildPages()
  const instance = await startInstance()
  let browser: Browser | undefined
  try {
    const cast = await story.step('everyone signs in', () => signInCast(instance.url))
    const scenes = chooseScenes(seed, count)
    const recorded = await story.step(`${count} scenes are filmed, sent by GStreamer and recorded`, () => recordAll(scenes, { folder, ...cast }))
    const ground = await story.step('a theft becomes a case', () => openCase(cast))
    browser = await openChromium()
    for (const one of recorded) {
      const grant = await obtainGrantOn(ground, { ...cast, camera: one.camera, fromMs: one.fromMs, toMs: one.toMs, allows: ['playback'] })
      const answer = await askPage(browser, cast.officer, { url: instance.url, grant, atMs: one.fromMs + 3_000, region: one.scene.region, pictureWidth: one.scene.width })
      const truth = Math.round((one.scene.truth.atMs! - one.scene.startMs) / frameMs)
      // The two pictures beside the answer are that frame and the one before it.
      const isRight = answer.outcome === 'found' && answer.after !== null && Math.abs(answer.after - truth) <= 1 && answer.before === answer.after - 1
      told.scenes.push({ name: one.scene.name, truth, answer, isRight })
      tell(`${isRight ? '✓' : '·'} ${one.scene.name}: picture ${truth}; the page: ${answer.outcome === 'found' ? `${answer.before} → ${answer.after}, ` : ''}${answer.said}`)
    }
    told.right = told.scenes.slice(0, -1).filter(({ isRight }) => isRight).length
    told.lastUnsure = told.scenes.at(-1)?.answer.outcome === 'unsure'
    const wronglySure = told.scenes.some(({ answer, isRight }) => answer.outcome === 'found' && !isRight)
    return { ...told, ok: told.right >= count - 1 && told.lastUnsure && !wronglySure }
  } catch (error) {
    console.error(error)
    console.error(instance.output())
    return told
  } finally {
    await browser?.close()
    await instance.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Cast {
  keeper: Person
  chief: Person
  desk: Person
  officer: Person
  head: Person
}

async function signInCast(url: string): Promise<Cast> {
  const as = (login: string) => signIn(url, login)
  return { keeper: await as('panshuyu'), chief: await as('zhanyuntao'), desk: await as('wenluoqiao'), officer: await as('shuzhiwei'), head: await as('linqiruo') }
}

/** Films one scene after another, and plays each as soon as it is filmed. */
async function recordAll(scenes: readonly Scene[], { folder, ...cast }: { folder: string } & Cast): Promise<RecordedScene[]> {
  const playing: Promise<RecordedScene>[] = []
  for (const [index, scene] of scenes.entries()) {
    const film = await filmNumbered(scene, folder)
    playing.push(recordScene(scene, { film, index, ...cast }))
  }
  return Promise.all(playing)
}
