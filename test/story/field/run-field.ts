import type { Browser } from 'playwright-core'
import { openChromium } from '../../chromium.ts'
import { buildPages } from '../../program.ts'
import { startInstance } from '../instance.ts'
import { signIn } from '../person.ts'
import { beginStory } from '../script.ts'
import { tellField, type FieldRecord } from './tell-field.ts'

export interface FieldTold {
  ok: boolean
  visits: number
  photos: number
  hazards: number
  disputes: number
  matters: number
  steps: { name: string; ms: number }[]
}

/**
 * `npm run story -- field --json`: a community officer's round in Chromium with the network cut: twenty visits, forty photos, three
 * hazards, a dispute, a hard matter. The network comes back, and the register, the command room's page and the figures are held against
 * the story's own record: everything is there, nothing twice.
 */
export async function runField(tell: (line: string) => void, doors = 20): Promise<FieldTold> {
  const story = beginStory(tell)
  await buildPages()
  const instance = await startInstance()
  let browser: Browser | undefined
  const outcome = (ok: boolean, record?: FieldRecord): FieldTold => ({
    ok, visits: record?.visits ?? 0, photos: record?.photos ?? 0, hazards: record?.hazards ?? 0, disputes: record?.disputes ?? 0, matters: record?.matters ?? 0, steps: story.steps,
  })
  try {
    browser = await openChromium()
    const [officer, chief, room] = await Promise.all(['panshuyu', 'zhanyuntao', 'hanjingxu'].map((login) => signIn(instance.url, login)))
    return outcome(true, await tellField(story, doors, { url: instance.url, browser, officer: officer!, chief: chief!, room: room! }))
  } catch (error) {
    console.error(error)
    console.error(instance.output())
    return outcome(false)
  } finally {
    await browser?.close()
    await instance.stop()
  }
}
