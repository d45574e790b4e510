import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** `npm run bench -- <name> [--flags]` runs `bench/<name>.ts`; its last line of output is one JSON object. */
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -3))
const [name = '', ...flags] = process.argv.slice(2)
if (!names.includes(name)) {
  console.error(`langqiao: no benchmark "${name}". There are: ${names.join(', ')}`)
  process.exit(1)
}
// What the benchmark sees is its own name and flags.
process.argv.splice(1, Infinity, join(import.meta.dirname, `${name}.ts`), ...flags)
await import(`./${name}.ts`)
