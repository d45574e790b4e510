import { describe, expect, test } from 'vitest'
import { accumulate, change, percent, signed, ticks } from './share.ts'

describe('shares and changes', () => {
  test('are whole per cents, and nothing where there is nothing to compare with', () => {
    expect([percent(59, 97), percent(0, 5), percent(0, 0)]).toEqual([61, 0, null])
    expect([change(460, 588), change(5, 0)]).toEqual([-22, null])
    expect([signed(-3), signed(0), signed(4)]).toEqual(['−3', '0', '+4'])
  })

  test('are added up day by day', () => {
    expect(accumulate([1, 0, 2])).toEqual([1, 1, 3])
  })

  test('have ticks that cover the most, in round steps', () => {
    expect(ticks(21, 4)).toEqual([0, 10, 20, 30])
    expect(ticks(588, 4)).toEqual([0, 200, 400, 600])
    for (let max = 1; max < 3000; max += 7) {
      const grid = ticks(max, 4)
      expect(grid.at(-1)!).toBeGreaterThanOrEqual(max)
      expect(grid.length).toBeLessThanOrEqual(6)
    }
  })
})
