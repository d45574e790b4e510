import { peopleModel, toColumns } from '../../src/domains/registry/linking/people-model.ts'
import { linkAndCount } from './evaluate.ts'
import { makePeople } from './people.ts'

/** Links so many people in a process of its own, so that its memory is its own: `million.ts SEED PEOPLE`. Seconds are those of linking, without making the people up. */
const [seed = '', count = ''] = process.argv.slice(2)
const people = makePeople(seed, Number(count))
const startedAt = performance.now()
const linked = linkAndCount(peopleModel, toColumns(people), people.map(({ person }) => person), seed)
console.log(JSON.stringify({ ...linked, seconds: (performance.now() - startedAt) / 1000, mib: process.resourceUsage().maxRSS / 1024 }))
