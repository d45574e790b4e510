import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTestDatabase } from './database.ts'
import { writeRegistryFields } from './registry-fields.ts'

/** `npm run generate` writes what is derived: table types, the register's fields. With `--check` it fails where a file is not current. */
const root = join(import.meta.dirname, '..')
const checking = process.argv.includes('--check')
const output = mkdtempSync(join(tmpdir(), 'lq-generate-'))

const database = await startTestDatabase()
let stale: string[] = []
try {
  stale = [generateTableTypes(database.server.url), generateRegistryFields()].filter((file) => file !== null)
} finally {
  await database.stop()
  rmSync(output, { recursive: true, force: true })
}
if (stale.length > 0) {
  console.error(`not current: ${stale.join(', ')}. Run npm run generate and commit what it writes.`)
  process.exit(1)
}

function generateTableTypes(url: string): string | null {
  const target = 'src/platform/database/schema.gen.ts'
  const file = checking ? join(output, 'schema.gen.ts') : join(root, target)
  const args = ['--dialect', 'postgres', '--url', url, '--out-file', file, '--type-mapping', '{"int8":"number"}', '--log-level', 'error']
  const done = spawnSync(join(root, 'node_modules/.bin/kysely-codegen'), args, { cwd: output, stdio: ['ignore', 'ignore', 'inherit'] })
  if (done.status !== 0) throw new Error('kysely-codegen failed')
  const current = existsSync(join(root, target)) ? readFileSync(join(root, target), 'utf8') : ''
  return checking && readFileSync(file, 'utf8') !== current ? target : null
}

function generateRegistryFields(): string | null {
  const target = 'docs/registry-fields.md'
  const file = join(root, target)
  const text = writeRegistryFields()
  if (checking) return existsSync(file) && readFileSync(file, 'utf8') === text ? null : target
  writeFileSync(file, text)
  return null
}
