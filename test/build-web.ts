import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

/** Builds the pages into dist/. With `--if-stale` only when a source has changed since the last build. */
// Vitest's children inherit NODE_ENV=test: built with that, every id of Ant Design is the same, and Escape closes nothing.
process.env.NODE_ENV = 'production'
const root = join(import.meta.dirname, '..')
const stamp = join(root, 'dist/.sources')

const sources = hashSources()
if (!process.argv.includes('--if-stale') || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== sources) {
  await build({ configFile: join(root, 'web/vite.config.ts'), logLevel: 'warn' })
  writeFileSync(stamp, sources)
}

/** Of the pages, and of the rules of domains that they judge by. */
function hashSources(): string {
  const hash = createHash('sha256').update(readFileSync(import.meta.filename)).update(readFileSync(join(root, 'package-lock.json')))
  const filesOf = (folder: string) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((f) => join(f.parentPath, f.name))
  const files = [...filesOf('web'), ...filesOf('src/domains').filter((file) => file.endsWith('/rules.ts'))]
  for (const file of files.sort()) hash.update(file.slice(root.length)).update(readFileSync(file))
  return hash.digest('hex')
}
