import { describe, expect, test } from 'vitest'
import { cameras } from '../../county/cameras.ts'
import { fps, gopMs } from '../footage.ts'
import { lightAt } from '../light.ts'
import { Stage } from '../render/frame.ts'
import { lightStill, setLighting } from '../render/still.ts'
import { findSurface } from '../render/surface.ts'
import { aimCamera } from '../render/view.ts'
import { makeCompound, takeBike, takingMoment, takingSeconds } from './compound.ts'
import { makeScene } from './index.ts'
import type { Scene } from './scene.ts'

const width = 480
const height = 270

function stageOf(scene: Scene, hour: number): Stage {
  const surface = findSurface(scene.still, aimCamera(scene.eye, scene.target, scene.angle, width, height))
  return new Stage(lightStill(surface, setLighting(scene.still, lightAt(hour), scene.lamps, scene.centre, scene.infrared ? scene.eye : null, scene.reach)))
}

/** Brightness samples (the Y plane) that differ by more than a shade. */
function countChanged(a: Uint8Array, b: Uint8Array): number {
  let changed = 0
  for (let i = 0; i < width * height; i++) if (Math.abs(a[i]! - b[i]!) > 3) changed++
  return changed
}
const meanOf = (picture: Uint8Array) => picture.subarray(0, width * height).reduce((sum, y) => sum + y, 0) / (width * height)

describe.each(cameras.map((c) => c.key))('the scene of camera %s', (key) => {
  const scene = key === 'compound' ? makeCompound(false) : makeScene(key)
  const stage = stageOf(scene, 12)
  const empty = stage.draw([], 0).slice()

  test('has events that begin and end with nobody in the picture, so that GOPs join in any order', () => {
    for (const event of scene.events) {
      expect(countChanged(stage.draw(event.act(0), 0), empty), event.name).toBeLessThan(12)
      expect(countChanged(stage.draw(event.act(event.seconds - 1 / fps), 0), empty), event.name).toBeLessThan(12)
      expect(countChanged(stage.draw(event.act(event.seconds / 2), 0), empty), event.name).toBeGreaterThan(12)
      expect((event.seconds * 1000) % gopMs, event.name).toBe(0)
    }
  })

  test('is the same picture when drawn again', () => {
    expect(stage.draw([], 0)).toEqual(empty)
    expect(stage.draw([], 24)).toEqual(empty)
  })

  test('is darker at night than by day, and grey where the camera sees by infrared', () => {
    const night = stageOf(scene, 22).draw([], 0)
    expect(meanOf(night)).toBeLessThan(meanOf(empty) * 0.92)
    const chroma = night.subarray(width * height)
    expect(chroma.every((c) => Math.abs(c - 128) <= 1)).toBe(scene.infrared)
  })
})

describe('the theft', () => {
  const before = stageOf(makeCompound(true), 12)
  const withBike = before.draw([], 0).slice()
  const stage = stageOf(makeCompound(false), 12)
  const without = stage.draw([], 0).slice()

  test('begins on the picture with the e-bike and ends on the one without it', () => {
    expect(countChanged(before.draw(takeBike(0), 0), withBike)).toBeLessThan(12)
    expect(countChanged(stage.draw(takeBike(takingSeconds - 1 / fps), 0), without)).toBe(0)
  })

  test('has the e-bike start from the place where it stood', () => {
    expect(countChanged(withBike, without)).toBeGreaterThan(900)
    const leaving = stage.draw(takeBike(takingMoment), 0).slice()
    let both = 0
    for (let i = 0; i < width * height; i++) if (Math.abs(withBike[i]! - without[i]!) > 3 && Math.abs(leaving[i]! - without[i]!) > 3) both++
    expect(both).toBeGreaterThan(countChanged(withBike, without) * 0.6)
  })
})
