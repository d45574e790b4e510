import type { CarriedChecklist, HazardToRecheck } from '#answers/hazards'
import type { Severity } from '#rules/hazards'
import { get } from '../shared/api/client.ts'
import { currentWork } from './session.ts'
import { sealJson, unsealJson } from './vault/boxes.ts'
import { database } from './vault/database.ts'
import { keep } from './vault/keep.ts'

/** What is taken along beside the rounds, so that it is there without a network. */
interface Carried {
  checklists: { checklists: CarriedChecklist[] }
  /** Days to mend a hazard, by severity: the county's. */
  terms: Record<Severity, number>
  rechecks: { hazards: HazardToRecheck[] }
}

const urls: Record<keyof Carried, string> = { checklists: '/api/checklists/current', terms: '/api/hazard-terms', rechecks: '/api/hazards/to-recheck' }
/** As long as a round: what names a place is forgotten then. */
const lastsMs = 8 * 86_400_000

/** `at`: when it was taken along. */
export type Taken<N extends keyof Carried> = Carried[N] & { at: string }

/** Takes anew what the server gives; what it does not give now stays as it was. */
export async function takeCarried(): Promise<void> {
  const { key } = currentWork()
  for (const [name, url] of Object.entries(urls)) {
    const now = Date.now()
    const answer = await get<object>(url).catch(() => null)
    if (!answer) continue
    const until = new Date(now + lastsMs).toISOString()
    await keep(async () => database.carried.put({ name, until, box: await sealJson(key, { ...answer, at: new Date(now).toISOString() }) }))
  }
}

export async function findCarried<N extends keyof Carried>(name: N): Promise<Taken<N> | null> {
  const row = await database.carried.get(name)
  if (!row || (name === 'rechecks' && row.until < new Date().toISOString())) return null
  return unsealJson<Taken<N>>(currentWork().key, row.box)
}
