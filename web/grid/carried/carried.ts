import type { CarriedChecklist, HazardToRecheck } from '#answers/hazards'
import type { OwnMatters, TaskRow } from '#answers/visits'
import type { Severity } from '#rules/hazards'
import { useCallback } from 'react'
import { get } from '../../shared/api/client.ts'
import { currentWork } from '../session.ts'
import { sealJson, unsealJson } from '../vault/boxes.ts'
import { database } from '../vault/database.ts'
import { tellTaken, useTaken } from './taken.ts'
import { keep } from '../vault/keep.ts'

/** What is taken along beside the rounds, so that it is there without a network. */
interface Carried {
  checklists: { checklists: CarriedChecklist[] }
  /** Days to mend a hazard, by severity: the county's. */
  terms: Record<Severity, number>
  rechecks: { hazards: HazardToRecheck[] }
  tasks: { tasks: TaskRow[] }
  matters: OwnMatters
}

export type CarriedName = keyof Carried

const urls: Record<CarriedName, string> = { checklists: '/api/checklists/current', terms: '/api/hazard-terms', rechecks: '/api/hazards/to-recheck', tasks: '/api/grid-tasks', matters: '/api/matters/own' }
/** They name nobody and no place: they stay until others come. */
const lasting: readonly CarriedName[] = ['checklists', 'terms']
/** As long as a round: the others are forgotten then. */
const lastsMs = 8 * 86_400_000

/** `at`: when it was taken along. */
export type Taken<N extends CarriedName> = Carried[N] & { at: string }

/** Takes anew what the server gives; what it does not give now stays as it was. */
export async function takeCarried(names: Iterable<CarriedName> = Object.keys(urls) as CarriedName[]): Promise<void> {
  await Promise.all(Array.from(names, takeOne))
  tellTaken()
}

async function takeOne(name: CarriedName): Promise<void> {
  const { key } = currentWork()
  const now = Date.now()
  const answer = await get<object>(urls[name]).catch(() => null)
  if (!answer) return
  const until = new Date(now + lastsMs).toISOString()
  await keep(async () => database.carried.put({ name, until, box: await sealJson(key, { ...answer, at: new Date(now).toISOString() }) }))
}

export async function findCarried<N extends CarriedName>(name: N): Promise<Taken<N> | null> {
  const row = await database.carried.get(name)
  if (!row) return null
  if (!lasting.includes(name) && row.until < new Date().toISOString()) {
    await database.carried.delete(name)
    return null
  }
  return unsealJson<Taken<N>>(currentWork().key, row.box)
}

/** What is carried, as it is and as it becomes; undefined until it was looked. */
export const useCarried = <N extends CarriedName>(name: N): Taken<N> | null | undefined => useTaken(useCallback(() => findCarried(name), [name]))
