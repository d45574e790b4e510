import { z } from 'zod'
import { defineRoute, type Route } from '../../http/route.ts'
import { noAttributes } from '../../policy/policy.ts'
import { roles } from '../../policy/principal.ts'
import { accountRecord, changeAccount, endAccount, openAccount, profileSchema } from '../account.ts'
import { issueLink } from '../accounts.ts'
import { listAccounts } from '../queries.ts'

const id = z.strictObject({ id: z.string().max(60) })
const reason = z.string().min(1).max(400)

/** The link's token, or null when the intent is repeated: tokens are never stored, so a lost answer needs a new link. */
const linked = z.object({ id: z.string(), link: z.string().nullable() })

/** Adds a secret to an answer without letting it become the intent's stored first answer. */
async function answerOnce(run: (keep: (token: string) => void) => Promise<{ id: string }>): Promise<{ id: string; link: string | null }> {
  let link: string | null = null
  const answer = await run((token) => (link = token))
  return { ...answer, link }
}

/** The security administrator's work: who has an account, with which roles. Also names for those who work together. */
export const accountRoutes: Route[] = [
  defineRoute({
    method: 'GET',
    url: '/api/accounts',
    action: 'account.list',
    summary: 'All accounts with roles and state',
    response: z.object({
      accounts: z.array(z.object({
        id: z.string(), login: z.string(), name: z.string(), roles: z.array(z.string()), station: z.string(), team: z.string(), phone: z.string(), state: z.string(),
      })),
    }),
    async handle({ judgeOwn, mayI, read, county }) {
      judgeOwn()
      // Numbers are for those who change them: the auditor checks who has which rights.
      const hidden = mayI('account.change', { type: 'account', id: '*' }, noAttributes) ? {} : { phone: '' }
      const accounts = await read((tx) => listAccounts(tx, county, {}))
      return { accounts: accounts.map((account) => ({ ...account, ...hidden })) }
    },
  }),
  defineRoute({
    method: 'GET',
    url: '/api/colleagues',
    action: 'account.colleagues',
    summary: 'Names of those who work in one’s own station (the county’s people: in all), to choose from; no phone, no login',
    query: z.strictObject({ role: z.enum(roles).optional(), team: z.string().max(40).optional() }),
    response: z.object({ colleagues: z.array(z.object({ id: z.string(), name: z.string(), roles: z.array(z.string()), station: z.string(), team: z.string() })) }),
    async handle({ judgeOwn, read, county, principal, query }) {
      judgeOwn()
      const station = principal.station === '' ? {} : { station: principal.station }
      const found = await read((tx) => listAccounts(tx, county, { ...station, ...query, state: 'active' }))
      return { colleagues: found.map(({ id: account, name, roles: held, station: place, team }) => ({ id: account, name, roles: held, station: place, team })) }
    },
  }),
  defineRoute({
    method: 'POST',
    url: '/api/accounts',
    action: 'account.open',
    summary: 'Opens an account; answers the one-time link token with which its holder sets password and second factor',
    body: profileSchema,
    response: linked,
    handle: ({ perform, body, county }) =>
      answerOnce((keep) =>
        perform(async (work) => {
          await work.act(accountRecord, body.login, (state) => openAccount(state, body))
          keep(await issueLink(work, county, body.login, 'enrol'))
          return { id: body.login }
        }),
      ),
  }),
  defineRoute({
    method: 'POST',
    url: '/api/accounts/:id/change',
    action: 'account.change',
    summary: 'Changes name, roles, place or phone, with a reason',
    params: id,
    body: profileSchema.omit({ login: true }).extend({ reason }),
    response: z.object({ id: z.string() }),
    handle: ({ perform, params, body }) =>
      perform(async (work) => {
        await work.act(accountRecord, params.id, (state) => changeAccount(state, body))
        return { id: params.id }
      }),
  }),
  defineRoute({
    method: 'POST',
    url: '/api/accounts/:id/end',
    action: 'account.end',
    summary: 'Ends an account and all its sessions',
    params: id,
    body: z.strictObject({ reason }),
    response: z.object({ id: z.string() }),
    handle: ({ perform, params, body, county }) =>
      perform(async (work) => {
        await work.act(accountRecord, params.id, (state) => endAccount(state, body.reason))
        await work.tx.db.updateTable('sessions').set({ ended_at: new Date(work.now) }).where('county', '=', county).where('account', '=', params.id).where('ended_at', 'is', null).execute()
        return { id: params.id }
      }),
  }),
  defineRoute({
    method: 'POST',
    url: '/api/accounts/:id/link',
    action: 'account.reset',
    summary: 'A new one-time link for someone who lost password or second factor',
    params: id,
    body: z.strictObject({ reason }),
    response: linked,
    handle: ({ perform, params, body, county }) =>
      answerOnce((keep) =>
        perform(async (work) => {
          await work.act(accountRecord, params.id, (state) => (state ? [{ type: 'account.linkIssued', payload: { reason: body.reason } }] : { refused: 'not_found' }))
          keep(await issueLink(work, county, params.id, 'reset'))
          return { id: params.id }
        }),
      ),
  }),
]
