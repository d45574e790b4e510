import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { runProgram } from './program.ts'

/** A rule that passes on everything protects nothing: each is shown a planted violation, and the same code put right. */
const root = join(import.meta.dirname, '..')
let folder = ''
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function plant(files: Record<string, string>): void {
  folder = mkdtempSync(join(tmpdir(), 'lq-lint-'))
  copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
  copyFileSync(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', imports: { '#platform/*': './src/platform/*', '#domains/*': './src/domains/*', '#answers/*': './src/domains/*/answers.ts', '#rules/*': './src/domains/*/rules.ts', '#apps/*': './src/apps/*', '#media/*': './src/media/*' } }))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

async function lint(): Promise<string> {
  const done = await runProgram(join(root, 'node_modules/.bin/oxlint'), ['--type-aware', '--deny-warnings', '--format', 'unix'], { cwd: folder })
  return done.status === 0 ? 'clean' : done.stdout
}

const thing = 'export const thing = 1\n'
const use = (from: string) => `import { thing } from '${from}'\nexport const other = thing + 1\n`

test.each([
  ['platform knows no domain', 'src/platform/a.ts', '#domains/cases/index.ts', 'src/domains/cases/index.ts'],
  ['platform knows no domain by a relative path either', 'src/platform/a.ts', '../domains/cases/index.ts', 'src/domains/cases/index.ts'],
  ['platform knows no app', 'src/platform/a.ts', '#apps/b.ts', 'src/apps/b.ts'],
  ['media knows no domain', 'src/media/a.ts', '#domains/cases/index.ts', 'src/domains/cases/index.ts'],
  ['media knows of platform only the ports', 'src/media/a.ts', '#platform/fault.ts', 'src/platform/fault.ts'],
  ['a domain calls no higher one', 'src/domains/incidents/a.ts', '#domains/cases/index.ts', 'src/domains/cases/index.ts'],
  ['a domain reaches a lower one only through its index', 'src/domains/cases/a.ts', '#domains/incidents/project.ts', 'src/domains/incidents/project.ts'],
  ['a domain reaches its neighbour by no relative path', 'src/domains/cases/routes/a.ts', '../../incidents/project.ts', 'src/domains/incidents/project.ts'],
  ['a domain knows no app', 'src/domains/cases/a.ts', '#apps/b.ts', 'src/apps/b.ts'],
  ['pages know the API alone', 'web/console/a.ts', '../../src/platform/fault.ts', 'src/platform/fault.ts'],
  ['pages take no code from answers', 'web/console/a.ts', '#answers/cases', 'src/domains/cases/answers.ts'],
  ['rules that pages share rest on nothing: not on the platform', 'src/domains/cases/rules.ts', '#platform/fault.ts', 'src/platform/fault.ts'],
  ['rules that pages share rest on nothing: not on their own domain', 'src/domains/cases/rules.ts', './project.ts', 'src/domains/cases/project.ts'],
])('%s', async (_, file, from, target) => {
  plant({ [file]: use(from), [target]: thing })
  expect(await lint()).toContain('no-restricted-imports')
})

test.each([
  ['src/domains/cases/a.ts', '#domains/incidents/index.ts', 'src/domains/incidents/index.ts'],
  ['src/media/a.ts', '#platform/ports/clock.ts', 'src/platform/ports/clock.ts'],
  ['src/apps/a.ts', '#domains/cases/index.ts', 'src/domains/cases/index.ts'],
  ['web/console/a.ts', '#rules/cases', 'src/domains/cases/rules.ts'],
])('%s may import %s', async (file, from, target) => {
  plant({ [file]: use(from), [target]: thing })
  expect(await lint()).toBe('clean')
})

test('pages may import the types of answers', async () => {
  plant({ 'web/console/a.ts': `import type { Thing } from '#answers/cases'\nexport type Other = Thing | null\n`, 'src/domains/cases/answers.ts': 'export type Thing = 1\n' })
  expect(await lint()).toBe('clean')
})

test('cycles are refused, those of types too', async () => {
  plant({ 'src/platform/a.ts': `import type { B } from './b.ts'\nexport type A = B | 1\n`, 'src/platform/b.ts': `import type { A } from './a.ts'\nexport type B = A | 2\n` })
  expect(await lint()).toContain('no-cycle')
})

test('a promise that nobody waits for is refused', async () => {
  plant({ 'src/platform/a.ts': 'const wait = async () => 1\nexport function go() {\n  wait()\n}\n' })
  expect(await lint()).toContain('no-floating-promises')
})

test('a file of more than 600 lines is refused', async () => {
  plant({ 'src/platform/a.ts': `${'export {}\n'.repeat(1)}${'// line\n'.repeat(601)}` })
  expect(await lint()).toContain('max-lines')
})
