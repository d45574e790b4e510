import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { tellStory } from './ebike.ts'
import { runCommand, runProbe, runProgram } from '../program.ts'
import { startInstance } from './instance.ts'
import { beginStory } from './script.ts'

/**
 * `npm run story -- --json`: the e-bike story over the public HTTP API against a fresh instance; `npm run story -- edge --json`: a
 * village's recorder that dials in; `npm run story -- search --json`: ten scenes are asked about in Chromium; `npm run story -- field --json`: a round
 * without a network. Last line: one JSON object.
 */
const tell = (line: string) => console.error(line)
const { ok, ...told } = await tellOne(process.argv[2])
console.log(JSON.stringify({ ok, ...told }))
process.exit(ok ? 0 : 1)

async function tellOne(name: string | undefined): Promise<{ ok: boolean }> {
  if (name === 'edge') return (await import('./edge/run-edge.ts')).runEdge(tell)
  if (name === 'field') return (await import('./field/run-field.ts')).runField(tell)
  if (name !== 'search') return runEbike()
  const { values } = parseArgs({ args: process.argv.slice(3), options: { json: { type: 'boolean' }, seed: { type: 'string' }, scenes: { type: 'string' } } })
  const { runSearch } = await import('./search/run-search.ts')
  return runSearch({ ...(values.seed && { seed: values.seed }), ...(values.scenes && { count: Number(values.scenes) }) }, tell)
}

async function runEbike() {
  const story = beginStory(tell)
  const folder = mkdtempSync(join(tmpdir(), 'lq-bundle-'))
  const instance = await startInstance()
  const outcome = (ok: boolean, clipFrames = 0, bundleSha256 = '', treeSize = 0) =>
    ({ ok, steps: story.steps, refusals: story.refusals.map(({ name, refused }) => ({ name, refused })), clipFrames, bundleSha256, treeSize })
  try {
    const { bundle, bundleSha256, exportId } = await tellStory(story, instance.url)
    const file = join(folder, `${exportId}.zip`)
    writeFileSync(file, bundle)
    const verified = await runCommand(['verify', file], instance.env)
    await story.step('the bundle verifies offline', async () => {
      if (verified.status !== 0) throw new Error(verified.stdout + verified.stderr)
    })
    const clipFrames = await countFrames(file, folder)
    return outcome(story.refusals.every((r) => r.refused) && clipFrames > 0, clipFrames, bundleSha256, await readTreeSize(instance.url))
  } catch (error) {
    console.error(error)
    console.error(instance.output())
    return outcome(false)
  } finally {
    await instance.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Frames of every MP4 in the bundle, decoded and counted by ffprobe: a program that nobody here wrote. */
async function countFrames(zip: string, into: string): Promise<number> {
  await runProgram('python3', ['-m', 'zipfile', '-e', zip, into])
  const videos = readdirSync(into, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.mp4'))
  let frames = 0
  for (const video of videos) frames += Number((await runProbe(['-count_frames', '-select_streams', 'v:0', '-show_entries', 'stream=nb_read_frames'], join(into, video))).stdout.trim().replace(',', ''))
  return frames
}

async function readTreeSize(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^langqiao_ledger_size (\d+)/m.exec(text)?.[1] ?? 0)
}
