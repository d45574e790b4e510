import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** `npm test`: the checks, then every test; the last line is "N passed, N failed, N skipped". */
const root = join(import.meta.dirname, '..')
const long = process.argv.includes('--long')
const checksOnly = process.argv.includes('--checks-only')
const counts = { passed: 0, failed: 0, skipped: 0 }

const bin = (name: string) => join(root, 'node_modules/.bin', name)
const run = (program: string, args: string[], env: NodeJS.ProcessEnv = {}) =>
  spawnSync(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, NO_COLOR: '1', ...env } }).status

function check(name: string, program: string, args: string[]): void {
  const started = performance.now()
  const status = run(program, args)
  counts[status === 0 ? 'passed' : 'failed']++
  console.log(`${status === 0 ? 'ok' : 'FAILED'} · ${name} · ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

const tsc = join(root, 'node_modules/typescript7/bin/tsc')
check('types', process.execPath, [tsc, '-p', '.'])
if (existsSync(join(root, 'web/console'))) check('types of the pages', process.execPath, [tsc, '-p', 'web'])
check('lint and boundaries', bin('oxlint'), ['--type-aware', '--deny-warnings'])
check('dead code', bin('knip'), [])
if (existsSync(join(root, 'test/generate.ts'))) check('generated files are current', process.execPath, ['test/generate.ts', '--check'])

if (!checksOnly) {
  if (existsSync(join(root, 'test/build-web.ts'))) check('pages build', process.execPath, ['test/build-web.ts', '--if-stale'])
  const countsFile = join(root, 'node_modules/.langqiao-test-counts.json')
  rmSync(countsFile, { force: true })
  run(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run'], {
    LANGQIAO_TEST_COUNTS: countsFile,
    ...(long ? { LANGQIAO_TEST_LONG: '1' } : {}),
  })
  if (existsSync(countsFile)) {
    const ran = JSON.parse(readFileSync(countsFile, 'utf8')) as typeof counts
    counts.passed += ran.passed
    counts.failed += ran.failed
    counts.skipped += ran.skipped
  } else counts.failed++
}

console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exit(counts.failed === 0 ? 0 : 1)
