import { z } from 'zod'
import type { Learned } from '../linking/learn.ts'

const share = z.number().min(0).max(1)
const shares = z.array(z.array(share).max(20)).max(20)
const kind = z.strictObject({ shares, prior: share })

/** What was learned, as an act keeps it: why a pair was offered can be worked out again. */
export const weights = z.strictObject({ same: kind, kin: kind, other: shares, records: z.int().min(0) })
export type Weights = z.infer<typeof weights>

const digits = 6
const round = (list: readonly Float64Array[]) => list.map((one) => Array.from(one, (value) => Number(value.toPrecision(digits))))
const floats = (list: readonly number[][]) => list.map((one) => Float64Array.from(one))

export const writeWeights = ({ same, kin, other, records }: Learned): Weights => ({
  same: { shares: round(same.shares), prior: same.prior }, kin: { shares: round(kin.shares), prior: kin.prior }, other: round(other), records,
})

export const readWeights = ({ same, kin, other, records }: Weights): Learned => ({
  same: { shares: floats(same.shares), prior: same.prior }, kin: { shares: floats(kin.shares), prior: kin.prior }, other: floats(other), records,
})

/** Of fewer people nothing is learned that would hold: two of one name are one pair in ten. */
export const fewestToLearn = 2_000

/** A name that a small register holds once is as rare as in one of so many. */
const fewKnown = 20_000

/** Of a hundred people one or two are there twice, and one in three has another of the household beside them with the same birth or phone. */
const [twicePerPerson, kinPerPerson] = [0.02, 1.4]

/**
 * For a register too small to learn from: what is learned of 50,000 made-up people (bench/link/people.ts, seed "first"), by comparison
 * of `peopleModel`, the share of each level.
 */
export function firstWeights(people: number): Learned {
  const records = Math.max(fewKnown, people)
  const prior = (each: number) => (2 * each) / records
  return readWeights({
    records,
    same: { prior: prior(twicePerPerson), shares: [[0.871, 0.079, 0.00818, 0.034, 0.00799, 1e-7], [0.962, 0.0346, 9.35e-5, 0.00295], [0.996, 0.00405], [0.937, 0.0504, 2.02e-4, 0.0124], [0.689, 0.0196, 0.291], [0.664, 0.0307, 0.305]] },
    kin: { prior: prior(kinPerPerson), shares: [[1e-7, 0.00289, 7.58e-4, 0.0608, 0.444, 0.492], [0.0135, 0.00341, 0.0358, 0.947], [0.404, 0.596], [1e-7, 1.58e-5, 1e-7, 1], [0.102, 2.23e-4, 0.898], [0.946, 0.0064, 0.0481]] },
    other: [[1.05e-5, 3.5e-5, 1e-7, 3.9e-4, 0.0517, 0.948], [4.16e-5, 0.00129, 0.0117, 0.987], [0.503, 0.497], [2.68e-6, 1e-7, 1e-7, 1], [7.67e-6, 1e-7, 1], [5.45e-5, 0.00121, 0.999]],
  })
}
