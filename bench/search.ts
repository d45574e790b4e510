import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ArchiveReader } from '../src/media/archive/reader.ts'
import { PatchDecoder } from '../src/media/decode/patch-decoder.ts'
import { type Answers, askScene } from './search/ask.ts'
import { filmScene } from './search/film.ts'
import { searchHours } from './search/hours.ts'
import { kinds, makeScene, type Scene } from './search/scenes.ts'
import { outcomes } from './search/truth.ts'

/**
 * `bench search`: what a search costs in hours of 1080p25 (CPU of this process and its decoder), and how often it is right in
 * scenes with the truth known, made from `--seed`. Bounds: 1 s of CPU for the moment in 3 h of a camera; 1/50 of decoding
 * everything for a region of 20 cameras; recall 0.95 for changes of 10 s and more, 0.8 for 3 s and more; precision 0.8.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    scenes: { type: 'string', default: '63' },
    minutes: { type: 'string', default: '10' },
    hours: { type: 'string', default: '3' },
    cameras: { type: 'string', default: '20' },
  },
})
const [seed, scenes, minutes, hours, cameras] = [values.seed, Number(values.scenes), Number(values.minutes), Number(values.hours), Number(values.cameras)]
if (!/^[A-Za-z0-9]{1,16}$/.test(seed)) throw new Error('--seed is of letters and digits, sixteen at most')
const root = mkdtempSync(join(process.env.LANGQIAO_BENCH_DIR ?? tmpdir(), 'langqiao-search-'))

interface Asked extends Answers {
  scene: Scene
}

/** Kinds of noise and rain in a scene: key frames that look alike to the bit would be taken for something that stands there. */
const grains = 6

/** Every kind in turn, each with every outcome in turn. */
async function askScenes(): Promise<Asked[]> {
  const decoder = new PatchDecoder()
  const asked: Asked[] = []
  try {
    for (let i = 0; i < scenes; i++) {
      const [kind, outcome] = [kinds[i % kinds.length]!, outcomes[Math.floor(i / kinds.length) % outcomes.length]!]
      const scene = makeScene(`${seed}-${i}`, { kind, outcome, width: 640, height: 360, minutes, startMs: Date.UTC(2026, 4, 1), grains })
      await filmScene(scene, root)
      const answers = await askScene(scene, new ArchiveReader(root), decoder)
      rmSync(join(root, scene.name), { recursive: true })
      asked.push({ scene, ...answers })
      if (answers.moment !== 'right' || answers.isListed === false || answers.listedWrong > 0) console.error(`bench: ${describe({ scene, ...answers })}`)
    }
  } finally {
    decoder.close()
  }
  return asked
}

function describe({ scene: { name, truth, startMs }, moment, finding, isListed, listedWrong }: Asked): string {
  const second = (ms: number | undefined) => (ms === undefined ? '–' : ((ms - startMs) / 1000).toFixed(2))
  const told = finding.outcome === 'found' ? `found ${second(finding.atMs)}` : finding.outcome === 'unsure' ? `unsure (${finding.why}) ${second(finding.afterMs)}–${second(finding.beforeMs)}` : finding.outcome
  return `${name}: ${truth.happened} at ${second(truth.atMs)} for ${truth.lastsMs === undefined ? '–' : (truth.lastsMs / 1000).toFixed(1)} s; moment ${moment}: ${told}; listed: ${isListed}, ${listedWrong} false`
}

const share = (right: number, all: number) => (all === 0 ? 1 : right / all)
const recallOf = (asked: readonly Asked[], leastMs: number, mostMs = Infinity) => {
  const changes = asked.filter(({ isListed, scene: { truth } }) => isListed !== null && truth.lastsMs! >= leastMs && truth.lastsMs! < mostMs)
  return share(changes.filter(({ isListed }) => isListed).length, changes.length)
}

try {
  const asked = await askScenes()
  const claimed = asked.filter(({ finding }) => finding.outcome === 'found')
  const sum = (of: (one: Asked) => number) => asked.reduce((total, one) => total + of(one), 0)
  const [right, wrong] = [sum((one) => one.listedRight), sum((one) => one.listedWrong)]
  const count = (moment: Answers['moment']) => asked.filter((one) => one.moment === moment).length
  console.error(`bench: moments right to the picture or rightly unsure ${count('right')}, unsure ${count('unsure')}, wrong ${count('wrong')}; recall of changes of 3–10 s alone ${round(recallOf(asked, 3_000, 10_000))}`)
  const cost = await searchHours({ seed, root, hours, cameras })
  const rightClaims = claimed.filter(({ moment }) => moment === 'right').length
  console.log(
    JSON.stringify({
      cpuSeconds: round(cost.cpuSeconds),
      regionCpuSeconds: round(cost.regionCpuSeconds),
      decodeAllCpuSeconds: round(cost.decodeAllCpuSeconds),
      ratioToDecodeAll: round(cost.regionCpuSeconds / cost.decodeAllCpuSeconds, 4),
      scenes: asked.length,
      recall10s: round(recallOf(asked, 10_000)),
      recall3s: round(recallOf(asked, 3_000)),
      // Both answers make claims: a moment told wrongly is as false as a change that did not happen.
      precision: round(share(right + rightClaims, right + wrong + claimed.length)),
    }),
  )
} finally {
  rmSync(root, { recursive: true, force: true })
}

function round(value: number, digits = 3): number {
  return Number(value.toFixed(digits))
}
