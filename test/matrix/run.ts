import { startTestDatabase } from '../database.ts'
import { findPlanted } from './plant.ts'
import { listRows } from './rows.ts'
import { compare, readTable, writeTable } from './table.ts'
import { walk } from './walk.ts'
import { openWorld } from './world.ts'

/** `npm run matrix -- [--json] [--write] [--only <pattern>]`: every route × role × object against the table, and the planted leaks. */
const flags = process.argv.slice(2)
const only = flags.includes('--only') ? flags[flags.indexOf('--only') + 1]! : ''
const database = await startTestDatabase()
const world = await openWorld(database.server.url)
const { rows: all, strays } = listRows(world)
const rows = all.filter((row) => new RegExp(only).test(row.name))
const started = performance.now()
const asked = await walk(world, rows)
console.error(`${asked.length} cells in ${((performance.now() - started) / 1000).toFixed(1)} s`)
await world.close()
if (flags.includes('--write')) writeTable(all, asked)
const report = compare(asked, readTable())
const planted = only ? [] : await findPlanted(database.server.url)
await database.stop()
const found = planted.filter((plant) => plant.leaks.length > 0).length
for (const line of [...strays, ...report.problems, ...report.leaks.map((leak) => `LEAK ${leak}`), ...report.losses.map((loss) => `LOST ${loss}`)]) console.error(line)
for (const { name, leaks } of planted) console.error(`planted: ${name}: ${leaks.length === 0 ? 'NOT FOUND' : leaks[0]}`)
console.log(JSON.stringify({ pairs: report.pairs, allowed: report.allowed, refused: report.refused, leaks: report.leaks.length, plantedFound: found }))
const isWell = strays.length + report.problems.length + report.leaks.length + report.losses.length === 0 && found === planted.length
process.exit(isWell ? 0 : 1)
