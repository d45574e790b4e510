import type { Work } from '#platform/acts/store.ts'
import type { Grant } from '../grants/project.ts'
import type { Lookups } from '../lookups.ts'
import { issueService, serviceRecord, type Deferral } from './service.ts'

/** One record a grant and owner. */
export const serviceId = (grant: string, owner: string) => `${grant}.${owner || 'paper'}`

/** Serves every owner of the grant's cameras, in the transaction that grants; `deferral` holds for all of them. */
export async function serveOwners(work: Work, lookups: Lookups, grantId: string, grant: Grant, deferral: Deferral | null): Promise<void> {
  const byOwner = new Map<string, string[]>()
  for (const id of grant.cameras) {
    const owner = (await lookups.camera(work.tx, id))?.owner ?? ''
    byOwner.set(owner, [...(byOwner.get(owner) ?? []), id])
  }
  const { ground, number, station, team, notice } = grant
  for (const [owner, cameras] of byOwner) {
    const given = { grant: grantId, owner, cameras, ground, number, station, team, from: grant.from!, to: grant.to!, notice, deferral }
    await work.act(serviceRecord, serviceId(grantId, owner), (state, { now }) => issueService(state, given, now), { action: 'service.issue' })
  }
}
