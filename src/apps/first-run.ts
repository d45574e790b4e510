import { accountRecord, openAccount } from '#platform/identity/account.ts'
import { issueLink } from '#platform/identity/accounts.ts'
import { countAccounts } from '#platform/identity/queries.ts'
import type { Platform } from '#platform/platform.ts'
import { systemPrincipal } from '#platform/policy/principal.ts'

const firstLogin = 'security'

/**
 * In a county without accounts: opens the security administrator's and answers the one-time link's token that its
 * holder enrols with. They then open everyone else's, the system administrator's and the auditor's for two other people.
 * Null where there are accounts already.
 */
export async function openFirstAccount(platform: Platform): Promise<string | null> {
  const { database, store, county, ids } = platform
  const count = await database.read({ county, stations: [], account: '' }, (tx) => countAccounts(tx, county))
  if (count > 0) return null
  let token = ''
  await store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'account.open', body: firstLogin }, async (work) => {
    const profile = { login: firstLogin, name: '安全管理员 Security administrator', roles: ['security_administrator' as const], station: '', team: '', phone: '' }
    await work.act(accountRecord, firstLogin, (state) => openAccount(state, profile))
    token = await issueLink(work, county, firstLogin, 'set_up')
  })
  return token
}
