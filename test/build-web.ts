import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

/** Builds the pages into dist/. With `--if-stale` only when a source has changed since the last build. */
// Vitest's children inherit NODE_ENV=test: built with that, every id of Ant Design is the same, and Escape closes nothing.
process.env.NODE_ENV = 'production'
const root = join(import.meta.dirname, '..')
const stamp = join(root, 'dist/.sources')

const sources = hashFolder(join(root, 'web'))
if (!process.argv.includes('--if-stale') || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== sources) {
  await build({ configFile: join(root, 'web/vite.config.ts'), logLevel: 'warn' })
  writeFileSync(stamp, sources)
}

function hashFolder(folder: string): string {
  const hash = createHash('sha256').update(readFileSync(import.meta.filename)).update(readFileSync(join(root, 'package-lock.json')))
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  for (const file of files.map((f) => join(f.parentPath, f.name)).sort()) hash.update(file.slice(root.length)).update(readFileSync(file))
  return hash.digest('hex')
}
