/**
 * `npm run faults -- [kill|power] --times N [--seed S] [--json]`: injects faults and prints, as the last line, one JSON object
 * {"times","ackedActs","lostActs","finishedGops","lostGops"}; `npm run faults -- tamper --json` tampers with the ledger and prints
 * {"tamperings","namedByTs","namedByPython","erasureValid"}; `npm run faults -- failover --json` kills, freezes and stops one of two recorders
 * and prints {"maxGapSeconds","gopSeconds","doubleWriters"}; `npm run faults -- video --json` meets recording with each of its faults (video.ts) and
 * prints {"ok","results"}. Exit code 1 when anything was lost, not named or not as it should be.
 */
export interface FaultsResult {
  times: number
  ackedActs: number
  lostActs: number
  finishedGops: number
  lostGops: number
  faults: string[]
}

export interface FaultsOptions {
  times: number
  seed: number
  minutes: number
  cameras: number
  only: string
}

const kinds: Record<string, { times: number; run(options: FaultsOptions): Promise<{ faults: string[]; lostActs?: number; lostGops?: number }> }> = {
  kill: { times: 5, run: async ({ times, seed }) => (await import('./kill.ts')).killProcesses(times, seed) },
  power: { times: 1000, run: async ({ times, seed }) => (await import('./power.ts')).cutPower(times, seed) },
  video: { times: 100, run: async (options) => (await import('./video.ts')).runVideoFaults(options) },
  failover: { times: 1, run: async ({ times }) => (await import('./failover.ts')).failOver(times) },
  // Each class once, on a copy of its own.
  tamper: { times: 1, run: async () => (await import('./tamper.ts')).tamperWithLedger() },
}
const usualKind = 'kill'

function readNumber(args: string[], flag: string, usual: number): number {
  const at = args.indexOf(flag)
  if (at < 0) return usual
  const value = Number(args[at + 1])
  if (!Number.isInteger(value) || value < 1) throw new Error(`${flag} needs a whole number above 0`)
  return value
}

const args = process.argv.slice(2)
const name = args[0] && !args[0].startsWith('-') ? args[0] : usualKind
const kind = kinds[name]
if (!kind) {
  console.error(`faults: there is no "${name}". Known: ${Object.keys(kinds).join(', ')}`)
  process.exit(1)
}
const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '') : ''
const { faults, ...numbers } = await kind.run({
  times: readNumber(args, '--times', kind.times), seed: readNumber(args, '--seed', 1), minutes: readNumber(args, '--minutes', 10), cameras: readNumber(args, '--cameras', 300), only,
})
for (const fault of faults.slice(0, 20)) console.error(fault)
if (faults.length > 20) console.error(`… and ${faults.length - 20} more`)
console.log(JSON.stringify(numbers))
process.exit(faults.length + (numbers.lostActs ?? 0) + (numbers.lostGops ?? 0) > 0 ? 1 : 0)
