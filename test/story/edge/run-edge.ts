import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort, startInstance } from '../instance.ts'
import { beginStory } from '../script.ts'
import { tellEdge } from './tell-edge.ts'
import { countyAddress, Village } from './village.ts'

/** `npm run story -- edge --json`: a village's recorder that dials out to the county, in a network namespace of its own (takes root on Linux). */
export async function runEdge(tell: (line: string) => void): Promise<{ ok: boolean; steps: { name: string; ms: number }[]; refusals: { name: string; refused: boolean }[] }> {
  const story = beginStory(tell)
  const folder = mkdtempSync(join(tmpdir(), 'lq-village-'))
  const outcome = (ok: boolean) => ({ ok, steps: story.steps, refusals: story.refusals.map(({ name, refused }) => ({ name, refused })) })
  let village: Village | undefined
  let instance: Awaited<ReturnType<typeof startInstance>> | undefined
  try {
    village = await Village.open(folder)
    const linkPort = await findFreePort()
    instance = await startInstance(['--demo'], { env: { LANGQIAO_HOST: '0.0.0.0', LANGQIAO_HOSTS: countyAddress, LANGQIAO_LINK_PORT: String(linkPort) } })
    await tellEdge(story, instance.url, village)
    return outcome(story.refusals.every(({ refused }) => refused))
  } catch (error) {
    console.error(error)
    console.error(instance?.output() ?? '')
    return outcome(false)
  } finally {
    await village?.close()
    await instance?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
