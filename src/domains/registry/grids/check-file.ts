import { setImmediate } from 'node:timers/promises'
import { isSameBoundary } from './area.ts'
import { toShape } from './geometry/rings.ts'
import { findNeighbour, gridId, neighboursFrom, type Neighbour } from './neighbours.ts'
import type { LoadedGrid } from './queries.ts'
import { readFeature, readFile, type FileFault, type ReadFeature } from './read-file.ts'

export interface ReadyFeature extends ReadFeature {
  id: string
  does: 'add' | 'change' | 'same'
}

export interface CheckedFile {
  features: number
  ready: ReadyFeature[]
  /** By feature, one each. */
  faults: FileFault[]
}

/** Holds a file of boundaries against the grids that stand and against itself, as of the day from which it shall hold. */
export async function checkFile(file: unknown, grids: readonly LoadedGrid[], around: Parameters<typeof readFeature>[2] & { from: string }): Promise<CheckedFile> {
  const features = readFile(file)
  const faults: FileFault[] = []
  let ready: ReadyFeature[] = []
  const blame = ({ feature, code, name }: ReadFeature, fault: string, params: FileFault['params'] = {}, at: FileFault['at'] = null) => faults.push({ feature, code, name, at, fault, params })
  const first = new Map<string, number>()
  const byId = new Map(grids.map((one) => [one.id, one.grid]))
  for (const [i, given] of features.entries()) {
    await setImmediate()
    const read = readFeature(given, i + 1, around)
    if ('fault' in read) {
      faults.push(read)
      continue
    }
    const id = gridId(read.code)
    const [before, twice] = [byId.get(id), first.get(id)]
    first.set(id, twice ?? read.feature)
    const last = before?.boundaries.at(-1)
    const isRedrawn = last !== undefined && !isSameBoundary(last.boundary, read.boundary)
    if (twice !== undefined) blame(read, 'grid_code_twice', { first: twice })
    else if (before?.ended) blame(read, 'grid_ended')
    else if (before && (before.station !== read.station || before.kind !== read.kind)) blame(read, 'grid_code_taken', { code: read.code })
    else if (isRedrawn && around.from < last.from) blame(read, 'grid_redrawn_later', { day: last.from })
    else {
      const isSame = before && !isRedrawn && before.name === read.name && (read.tender === null || before.tender === read.tender)
      ready.push({ ...read, id, does: !before ? 'add' : isSame ? 'same' : 'change' })
    }
  }
  for (let wrong = new Set(['']); wrong.size > 0; ready = ready.filter(({ id }) => !wrong.has(id))) {
    wrong = new Set()
    // What the file says of a grid takes the place of what stands; of one that is left out, what stands stays.
    const named = new Set(ready.map(({ id }) => id))
    const own = ready.map((of): Neighbour & { of: ReadyFeature } => ({ id: of.id, code: of.code, kind: of.kind, shape: toShape(of.boundary), of }))
    const all = [...own, ...neighboursFrom(grids, around.from).filter(({ id }) => !named.has(id))]
    for (const one of own) {
      await setImmediate()
      const met = one.of.does === 'same' ? null : findNeighbour(one, all)
      if (!met) continue
      blame(one.of, 'grid_overlaps', { other: met.code }, met.at)
      wrong.add(one.id)
    }
  }
  return { features: features.length, ready, faults: faults.toSorted((a, b) => a.feature - b.feature) }
}
