import type { Tx } from '#platform/database/database.ts'
import type { Call } from '#platform/http/route.ts'
import { cameraRecord } from '#domains/cameras/index.ts'
import type { Access } from '../access.ts'
import type { Footage } from '../playback/footage.ts'
import { nameAccounts } from '../queries.ts'
import type { Content } from './manifest.ts'

/** What is to leave the house. */
export interface Asked {
  grant: string
  camera: string
  clip: string | null
  fromMs: number
  toMs: number
}

/** Everything about an export but the pictures: whose, of what, on what ground. */
export function describeExport(footage: Footage, call: Call, access: Access, asked: Asked): Promise<Omit<Content, 'parts' | 'missing'>> {
  const { platform } = footage
  const { ground } = access.grant
  return platform.database.read({ county: platform.county, stations: 'all', account: 'system' }, async (tx) => ({
    county: platform.county,
    export: call.intentId,
    exportedAt: new Date(call.now).toISOString(),
    exportedBy: await describeMaker(tx, call),
    ground: { type: ground.type, number: access.grant.number },
    ...(await describeUse(footage, tx, access, asked.camera)),
    from: new Date(asked.fromMs).toISOString(),
    to: new Date(asked.toMs).toISOString(),
  }))
}

/** Who takes something out of the house, and of which unit. */
export async function describeMaker(tx: Tx, { principal, county }: Pick<Call, 'principal' | 'county'>): Promise<Content['exportedBy']> {
  const names = await nameAccounts(tx, county, [principal.account])
  const unit = principal.team || principal.station
  const place = await tx.db.selectFrom('units').select('name_zh').where('county', '=', county).where('id', '=', unit).executeTakeFirst()
  return { account: principal.account, name: names.get(principal.account) ?? principal.account, unit: place?.name_zh ?? unit }
}

/** Under which grant, of which camera. */
export async function describeUse({ platform }: Footage, tx: Tx, { grant, grantId }: Pick<Access, 'grant' | 'grantId'>, cameraId: string): Promise<Pick<Content, 'grant' | 'camera'>> {
  const camera = (await platform.store.load(tx, cameraRecord, cameraId))?.state
  const names = await nameAccounts(tx, platform.county, [grant.askedBy, grant.second, grant.decidedBy ?? ''].filter(Boolean))
  const nameOf = (account: string | null) => (account ? (names.get(account) ?? account) : '')
  return {
    grant: {
      id: grantId, basis: grant.basis ?? '', document: grant.notice?.number ?? '', from: grant.from ?? '', to: grant.to ?? '',
      askedBy: nameOf(grant.askedBy), second: nameOf(grant.second), approvedBy: nameOf(grant.decidedBy), approvedAt: grant.decidedAt ?? '',
    },
    camera: { id: cameraId, name: camera?.name ?? '', place: camera?.place ?? '', owner: camera?.ownerName ?? '' },
  }
}
