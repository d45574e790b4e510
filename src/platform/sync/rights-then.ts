import { readActs } from '../acts/read-record.ts'
import type { RecordTypes } from '../acts/record-type.ts'
import type { Tx } from '../database/database.ts'
import { accountRecord, toPrincipal, type Account } from '../identity/account.ts'
import type { Principal } from '../policy/principal.ts'

/** Who somebody was at a moment (house plan, decision 5: rights are judged as of when it was done). Null where the account was not open then. */
export async function findRightsThen(tx: Tx, county: string, types: RecordTypes, account: string, at: string): Promise<Principal | null> {
  const acts = await readActs(tx, county, { type: 'account', id: account }, types)
  const before = acts.filter((act) => act.recordedAt <= at)
  const state = before.reduce<Account | null>((so, act) => accountRecord.fold(so, act as never), null)
  return state?.state === 'active' ? toPrincipal(account, state) : null
}
