import { z } from 'zod'
import { defineRoute, type Route } from '../../http/route.ts'
import type { Store } from '../../acts/store.ts'
import type { Database } from '../../database/database.ts'
import type { Ids } from '../../ports/ids.ts'
import { systemPrincipal } from '../../policy/principal.ts'
import type { Keyring } from '../../secrets/keyring.ts'
import { enrol, findLink } from '../accounts.ts'
import { listAccounts } from '../queries.ts'

const token = z.string().min(20).max(100)

/** What the holder of a one-time link may do: see whose it is, and set password and second factor once. */
export function linkRoutes(parts: { database: Database; store: Store; keyring: Keyring; ids: Ids; county: string }): Route[] {
  const { county } = parts
  const loginOf = async (account: string, tx: Parameters<typeof findLink>[0]) => (await listAccounts(tx, county, {})).find((a) => a.id === account)!
  return [
    defineRoute({
      method: 'POST',
      url: '/api/links/look',
      open: 'the holder of the link has no account yet',
      summary: 'Whose one-time link this is',
      body: z.strictObject({ token }),
      response: z.object({ login: z.string(), name: z.string(), purpose: z.string() }),
      handle: ({ body, now }) =>
        parts.database.read({ county, stations: [], account: '' }, async (tx) => {
          const { account, purpose } = await findLink(tx, county, body.token, now)
          const { login, name } = await loginOf(account, tx)
          return { login, name, purpose }
        }),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/links/use',
      open: 'the holder of the link has no account yet',
      summary: 'Sets password and second factor; answers the otpauth address for the authenticator, once',
      body: z.strictObject({ token, password: z.string().max(200) }),
      response: z.object({ login: z.string(), otpauth: z.string() }),
      handle: ({ body, intentId, now }) =>
        parts.database
          .read({ county, stations: [], account: '' }, async (tx) => (await loginOf((await findLink(tx, county, body.token, now)).account, tx)).login)
          .then(async (login) => {
            let otpauth = ''
            // The answer holds a secret: it must not be kept as the intent's first answer.
            await parts.store.perform({ id: intentId, principal: systemPrincipal, action: 'account.setSecret', body: { login } }, async (work) => {
              otpauth = await enrol(work, county, parts.keyring, body.token, body.password, login)
            })
            return { login, otpauth }
          }),
    }),
  ]
}
