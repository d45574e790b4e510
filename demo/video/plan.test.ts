import { describe, expect, test } from 'vitest'
import type { Gop } from '#media/frame.ts'
import { type Footage, gopMs, type LitFootage } from './footage.ts'
import { lightStep } from './light.ts'
import { planFootage, planLoop } from './plan.ts'

const hour = 3_600_000
const toMs = Date.UTC(2026, 10, 24, 7, 20)
const fromMs = toMs - 3 * hour
const vanishMs = toMs - 95 * 60_000

/** GOPs that only carry a name. */
const named = (name: string) => ({ format: { name }, frames: [] }) as unknown as Gop
const nameOf = (gop: Gop) => (gop.format as unknown as { name: string }).name
const lit = (look: string, step: number): LitFootage => ({ step, quiet: named(`${look} quiet ${step}`), events: [[named(`${look} event ${step}`), named(`${look} event ${step}`)]] })
const steps = Array.from({ length: lightStep(toMs) - lightStep(fromMs) + 1 }, (_, i) => lightStep(fromMs) + i)
const footage: Footage = {
  key: 'compound', width: 2, height: 2,
  before: steps.map((s) => lit('before', s)), after: steps.map((s) => lit('after', s)),
  taking: { step: lightStep(vanishMs), gops: Array.from({ length: 13 }, (_, i) => named(`taking ${i}`)), goneMs: 15_000 },
}

describe('a plan of footage', () => {
  const plan = planFootage(footage, fromMs, toMs, vanishMs)
  const names = plan.gops.map(nameOf)

  test('fills its range with a GOP every two seconds', () => {
    expect(plan.gops).toHaveLength((3 * hour) / gopMs)
    expect(plan.toMs).toBe(toMs)
  })

  test('shows the e-bike before it is taken, the taking once and whole, and an empty place after', () => {
    const start = names.indexOf('taking 0')
    expect(names.slice(start, start + 13)).toEqual(Array.from({ length: 13 }, (_, i) => `taking ${i}`))
    expect(names.slice(0, start).every((n) => n.startsWith('before'))).toBe(true)
    expect(names.slice(start + 13).every((n) => n.startsWith('after'))).toBe(true)
    expect(plan.goneAtMs).toBe(fromMs + start * gopMs + 15_000)
    expect(Math.abs(plan.goneAtMs! - vanishMs)).toBeLessThan(gopMs)
  })

  test('changes the light with the hour and never in the middle of an event', () => {
    for (const [i, name] of names.entries()) if (!name.startsWith('taking')) expect(Number(name.split(' ')[2])).toBe(lightStep(fromMs + i * gopMs))
  })

  test('has something happen now and then, not all the time', () => {
    const events = names.filter((n) => n.includes('event')).length
    expect(events / names.length).toBeGreaterThan(0.05)
    expect(events / names.length).toBeLessThan(0.3)
  })

  test('is the same again for the same range', () => {
    expect(planFootage(footage, fromMs, toMs, vanishMs).gops.map(nameOf)).toEqual(names)
  })

  test('of the loop that goes on live shows the empty place in the light of now', () => {
    for (const name of planLoop(footage, toMs).map(nameOf)) expect(name).toMatch(new RegExp(`^after \\w+ ${lightStep(toMs)}$`))
  })
})
