import type { Work } from '../acts/store.ts'
import type { Tx } from '../database/database.ts'
import { Fault } from '../fault.ts'
import type { Keyring } from '../secrets/keyring.ts'
import { accountRecord, type AccountDraft } from './account.ts'
import { formatTotpUri, hashPassword, hashToken, isPasswordStrong, newTotpSecret, newToken } from './secrets.ts'

/** A link that lets its holder set password and second factor once. The first-run link lasts a day, others too. */
const linkLastsMs = 24 * 3_600_000

/** Makes a one-time link's token for an account; only its hash is stored. Older links of the account are void from then on. */
export async function issueLink(work: Work, county: string, account: string, purpose: 'set_up' | 'enrol' | 'reset'): Promise<string> {
  const { token, hash } = newToken()
  await work.tx.db.updateTable('one_time_links').set({ used_at: new Date(work.now) }).where('county', '=', county).where('account', '=', account).where('used_at', 'is', null).execute()
  await work.tx.db.insertInto('one_time_links').values({ county, token_hash: hash, account, purpose, expires_at: new Date(work.now + linkLastsMs) }).execute()
  return token
}

/** The account whose link this is. Throws `link_used_up` when unknown, used or expired. */
export async function findLink(tx: Tx, county: string, token: string, now: number): Promise<{ account: string; purpose: string }> {
  const link = await tx.db
    .selectFrom('one_time_links')
    .select(['account', 'purpose'])
    .where('county', '=', county)
    .where('token_hash', '=', hashToken(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', new Date(now))
    .executeTakeFirst()
  if (!link) throw new Fault('link_used_up', {}, 410)
  return link
}

/** Uses a link up: stores password and second factor in one transaction with the act. Returns the `otpauth://` address. */
export async function enrol(work: Work, county: string, keyring: Keyring, token: string, password: string, login: string): Promise<string> {
  const { account } = await findLink(work.tx, county, token, work.now)
  if (!isPasswordStrong(password) || password.includes(login)) throw new Fault('password_weak', {}, 422)
  // Of two who hold it, the second waits here for the first, and finds it used up.
  const taken = await work.tx.db.updateTable('one_time_links').set({ used_at: new Date(work.now) }).where('county', '=', county).where('token_hash', '=', hashToken(token)).where('used_at', 'is', null).executeTakeFirst()
  if (taken.numUpdatedRows !== 1n) throw new Fault('link_used_up', {}, 410)
  const secret = newTotpSecret()
  await storeCredentials(work, county, keyring, account, await hashPassword(password), secret, 'link')
  // Whoever held the old secrets is out.
  await work.tx.db.updateTable('sessions').set({ ended_at: new Date(work.now) }).where('county', '=', county).where('account', '=', account).where('ended_at', 'is', null).execute()
  return formatTotpUri(secret, login)
}

export async function storeCredentials(work: Work, county: string, keyring: Keyring, account: string, passwordHash: string, totpSecret: Buffer, by: 'self' | 'link'): Promise<void> {
  const totp_secret = keyring.encrypt(totpSecret, `totp:${account}`)
  await work.tx.db
    .insertInto('credentials')
    .values({ county, account, password: passwordHash, totp_secret })
    .onConflict((conflict) => conflict.columns(['county', 'account']).doUpdateSet({ password: passwordHash, totp_secret, totp_last_step: 0 }))
    .execute()
  const acts: AccountDraft[] = [
    { type: 'account.secretSet', payload: { what: 'password', by } },
    { type: 'account.secretSet', payload: { what: 'second_factor', by } },
  ]
  await work.act(accountRecord, account, () => acts, { action: 'account.setSecret' })
}
