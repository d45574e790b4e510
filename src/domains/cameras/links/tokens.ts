import { createHash, timingSafeEqual } from 'node:crypto'
import type { Tx } from '#platform/database/database.ts'

const hashOf = (token: string) => createHash('sha256').update(token).digest()

export async function storeToken(tx: Tx, county: string, id: string, token: string): Promise<void> {
  const hash = hashOf(token)
  await tx.db.insertInto('recorder_tokens').values({ county, id, hash }).onConflict((conflict) => conflict.columns(['county', 'id']).doUpdateSet({ hash })).execute()
}

export async function forgetToken(tx: Tx, county: string, id: string): Promise<void> {
  await tx.db.deleteFrom('recorder_tokens').where('county', '=', county).where('id', '=', id).execute()
}

export async function isToken(tx: Tx, county: string, id: string, token: string): Promise<boolean> {
  const row = await tx.db.selectFrom('recorder_tokens').select('hash').where('county', '=', county).where('id', '=', id).executeTakeFirst()
  return row !== undefined && timingSafeEqual(row.hash, hashOf(token))
}
