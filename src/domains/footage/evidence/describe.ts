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
export function describeExport({ platform }: Footage, call: Call, { grant, grantId }: Access, asked: Asked): Promise<Omit<Content, 'parts' | 'missing'>> {
  const { county } = platform
  return platform.database.read({ county, stations: 'all', account: 'system' }, async (tx) => {
    const camera = (await platform.store.load(tx, cameraRecord, asked.camera))?.state
    const { principal } = call
    const names = await nameAccounts(tx, county, [principal.account, grant.askedBy, grant.second, grant.decidedBy ?? ''].filter(Boolean))
    const unit = principal.team || principal.station
    const place = await tx.db.selectFrom('units').select('name_zh').where('county', '=', county).where('id', '=', unit).executeTakeFirst()
    const nameOf = (account: string | null) => (account ? (names.get(account) ?? account) : '')
    return {
      county,
      export: call.intentId,
      exportedAt: new Date(call.now).toISOString(),
      exportedBy: { account: principal.account, name: nameOf(principal.account), unit: place?.name_zh ?? unit },
      ground: { type: grant.ground.type, number: grant.number },
      grant: {
        id: grantId, basis: grant.basis ?? '', document: grant.notice?.number ?? '', from: grant.from ?? '', to: grant.to ?? '',
        askedBy: nameOf(grant.askedBy), second: nameOf(grant.second), approvedBy: nameOf(grant.decidedBy), approvedAt: grant.decidedAt ?? '',
      },
      camera: { id: asked.camera, name: camera?.name ?? '', place: camera?.place ?? '', owner: camera?.ownerName ?? '' },
      from: new Date(asked.fromMs).toISOString(),
      to: new Date(asked.toMs).toISOString(),
    }
  })
}
