import { readActs } from '../acts/read-record.ts'
import type { RecordTypes } from '../acts/record-type.ts'
import type { Tx } from '../database/database.ts'
import { accountRecord, toPrincipal, type Account } from '../identity/account.ts'
import type { Principal } from '../policy/principal.ts'

/** Who somebody was at a moment (RFC 3339, UTC); null where the account was not open then. */
export type RightsThen = (at: string) => Principal | null

/** The rights of an account through time (house plan, decision 5: they are judged as of when something was done). */
export async function readRights(tx: Tx, county: string, types: RecordTypes, account: string): Promise<RightsThen> {
  const acts = await readActs(tx, county, { type: 'account', id: account }, types)
  return (at) => {
    const state = acts.filter((act) => act.recordedAt <= at).reduce<Account | null>((so, act) => accountRecord.fold(so, act as never), null)
    return state?.state === 'active' ? toPrincipal(account, state) : null
  }
}
