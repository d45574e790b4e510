import { describe, expect, test } from 'vitest'
import { drawCircle, drawWedge, pointAway } from './ground-shapes.ts'
import { makeMapStyle } from './style/index.ts'
import type { LonLat } from './types.ts'

const at: LonLat = [119.42, 27.3]
/** Metres between two points near 27.3° N. */
const metres = (a: readonly number[], b: readonly number[]) => Math.hypot((a[0]! - b[0]!) * 98_920, (a[1]! - b[1]!) * 111_320)

describe('shapes on the ground', () => {
  test('lie at the distance and bearing asked for', () => {
    expect(metres(at, pointAway(at, 90, 300))).toBeCloseTo(300, -1)
    expect(pointAway(at, 90, 300)[0]).toBeGreaterThan(at[0])
    expect(pointAway(at, 180, 300)[1]).toBeLessThan(at[1])
  })

  test('are closed rings: a circle of its radius, a wedge that begins at the camera', () => {
    const [circle] = drawCircle(at, 300).coordinates
    expect(circle!.at(-1)).toEqual(circle![0])
    for (const p of circle!) expect(Math.abs(metres(at, p) - 300)).toBeLessThan(2)
    const [wedge] = drawWedge(at, 53, 62, 40).coordinates
    expect(wedge![0]).toEqual([...at])
    expect(wedge!.at(-1)).toEqual(wedge![0])
    for (const p of wedge!.slice(1, -1)) expect(Math.abs(metres(at, p) - 40)).toBeLessThan(1)
  })
})

describe.each(['light', 'dark'] as const)('the %s style', (theme) => {
  const style = makeMapStyle(theme, 'zh', { base: 'https://station.example/map' })

  test('asks nothing of any other server, not even for letters or pictures', () => {
    expect(style.glyphs).toBeUndefined()
    expect(style.sprite).toBeUndefined()
    for (const address of JSON.stringify(style).match(/https?:[^"]*/g) ?? []) expect(address).toMatch(/^https:\/\/station\.example\/map\//)
  })

  test('has layers with names of their own, each over a source that exists', () => {
    const ids = style.layers.map((l) => l.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const layer of style.layers) if ('source' in layer) expect(Object.keys(style.sources)).toContain(layer.source)
  })

  test('writes Chinese or English names, whichever is asked for', () => {
    const english = JSON.stringify(makeMapStyle(theme, 'en', { base: '/map' }))
    expect(english).toContain('["get","nameEn"]')
    expect(english).not.toContain('["get","name"]')
    expect(JSON.stringify(style)).not.toContain('nameEn')
  })

  test('keeps red and amber for what someone must act on', () => {
    for (const [, r, g, b] of JSON.stringify(style).matchAll(/#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/g)) {
      const [red, green, blue] = [parseInt(r!, 16), parseInt(g!, 16), parseInt(b!, 16)]
      expect(red - Math.max(green, blue), `#${r}${g}${b}`).toBeLessThan(60)
    }
  })
})
