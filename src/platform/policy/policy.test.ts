import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { noAttributes, openPolicy, type Question } from './policy.ts'

const folders: string[] = []
const open = (text: string, actions = ['tally.read', 'tally.write']) => {
  const folder = mkdtempSync(join(tmpdir(), 'lq-policy-'))
  folders.push(folder)
  writeFileSync(join(folder, 'own.cedar'), text)
  const policy = openPolicy(folder)
  policy.load(actions)
  return policy
}
const ask = (changes: Partial<Question> = {}): Question => ({
  principal: { account: 'chen', roles: ['dispatcher'], station: 'a', team: '', stations: ['a'] }, action: 'tally.read',
  record: { type: 'tally', id: '1', attributes: { ...noAttributes, station: 'a' } }, ...changes,
})

const own = `@id("own-station") permit (principal, action == Action::"tally.read", resource) when { principal.station == resource.station };`
const closed = `@id("never-closed") forbid (principal, action, resource) when { resource.flags.contains("closed") };`

describe('policy', () => {
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
  })

  test('refuses what no rule speaks of', () => {
    expect(open(own).judge(ask({ action: 'tally.write' }))).toEqual({ allowed: false, rules: ['default-deny'] })
    expect(open(own).judge(ask({ record: { type: 'tally', id: '1', attributes: { ...noAttributes, station: 'b' } } }))).toEqual({ allowed: false, rules: ['default-deny'] })
  })

  test('names the rule that allowed, and the one that forbade whatever allows', () => {
    const policy = open(own + closed)
    expect(policy.judge(ask())).toEqual({ allowed: true, rules: ['own-station'] })
    expect(policy.judge(ask({ record: { type: 'tally', id: '1', attributes: { ...noAttributes, station: 'a', flags: ['closed'] } } }))).toEqual({ allowed: false, rules: ['never-closed'] })
  })

  test('judges anew whoever moved, and by the facts of the moment', () => {
    const policy = open(`${own} @id("on-duty") permit (principal, action == Action::"tally.write", resource) when { context.facts.contains("on_duty") };`)
    const { principal } = ask()
    expect(policy.judge(ask()).allowed).toBe(true)
    expect(policy.judge(ask({ principal: { ...principal, station: 'b' } })).allowed).toBe(false)
    expect(policy.judge(ask({ action: 'tally.write' })).allowed).toBe(false)
    expect(policy.judge(ask({ action: 'tally.write', facts: ['on_duty'] }))).toEqual({ allowed: true, rules: ['on-duty'] })
  })

  test('judges nothing before it was loaded, and an action that nobody declared never', () => {
    expect(() => openPolicy('/nowhere').judge(ask())).toThrow('policy is not loaded')
    expect(open(own).judge(ask({ action: 'tally.burn' })).allowed).toBe(false)
  })

  test.each([
    ['malformed', 'permit (principal'],
    ['without @id', 'permit (principal, action, resource);'],
    ['called like another', own + own],
    ['about an action that no route declares', `@id("x") permit (principal, action == Action::"tally.raed", resource);`],
    ['about an attribute that records do not have', `@id("x") permit (principal, action, resource) when { resource.colour == "red" };`],
    ['that compares things of two kinds', `@id("x") permit (principal, action, resource) when { resource.people == "chen" };`],
  ])('does not start with a rule %s', (_, text) => {
    expect(() => open(text)).toThrow()
  })
})
