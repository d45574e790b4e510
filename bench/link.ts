import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { peopleModel, toColumns } from '../src/domains/registry/linking/people-model.ts'
import { linkAndCount, type Linked } from './link/evaluate.ts'
import { febrlModel, readFebrl, toFebrlColumns } from './link/febrl.ts'
import { makePeople } from './link/people.ts'

/**
 * `bench link`: who is registered twice, told without labels at a threshold that was set before. FEBRL3 without its social-security
 * number; made-up people of a county from `--seed`, which no setting was chosen on; a million of them. Bounds: F1 0.99 on FEBRL3,
 * precision 0.99 on the people, ten minutes and 4 GiB for the million.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: 'evaluation' },
    people: { type: 'string', default: '100000' },
    million: { type: 'string', default: '1000000' },
    febrl: { type: 'string', default: join(import.meta.dirname, '../../shared/data/febrl3.csv') },
  },
})
if (!existsSync(values.febrl)) throw new Error(`no FEBRL3 at ${values.febrl}: name its CSV with --febrl (rec_id, given_name, surname, …)`)
const febrl = readFebrl(values.febrl)
const ofFebrl = linkAndCount(febrlModel, toFebrlColumns(febrl), febrl.map(({ person }) => person), 'febrl3')
tell('FEBRL3', ofFebrl)
const people = makePeople(values.seed, Number(values.people))
const ofPeople = linkAndCount(peopleModel, toColumns(people), people.map(({ person }) => person), values.seed)
tell(`${values.people} people`, ofPeople)
const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'link/million.ts'), values.seed, values.million])
const million = JSON.parse(stdout) as Linked & { seconds: number; mib: number }
tell(`${values.million} people`, million)
console.log(
  JSON.stringify({
    febrl3F1: round(ofFebrl.f1), febrl3Threshold: febrlModel.threshold,
    chineseF1: round(ofPeople.f1), chinesePrecision: round(ofPeople.precision),
    millionSeconds: round(million.seconds, 1), millionMib: Math.round(million.mib),
    millionF1: round(million.f1), millionPrecision: round(million.precision), millionPairs: million.pairs,
  }),
)

function tell(what: string, { pairs, compared, same, told, right, precision, recall, f1 }: Linked): void {
  console.error(`bench: ${what}: ${pairs} pairs compared, ${compared} of ${same} true ones among them; ${told} told, ${right} rightly; precision ${round(precision)}, recall ${round(recall)}, F1 ${round(f1)}`)
}

function round(value: number, digits = 4): number {
  return Number(value.toFixed(digits))
}
