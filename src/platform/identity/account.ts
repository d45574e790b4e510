import { z } from 'zod'
import { defineRecord, type ActOf, type DraftOf } from '../acts/record-type.ts'
import { refuse, type Decision } from '../acts/decision.ts'
import { roles, type Principal, type Role } from '../policy/principal.ts'

/** An account: who someone is and what their roles are. Secrets stand elsewhere (`credentials`). */
export interface Account {
  login: string
  name: string
  roles: Role[]
  station: string
  team: string
  phone: string
  state: 'active' | 'ended'
  openedBy: string
}

export const profileSchema = z.strictObject({
  login: z.string().regex(/^[a-z][a-z0-9.-]{1,31}$/),
  name: z.string().min(1).max(60),
  roles: z.array(z.enum(roles)).min(1),
  station: z.string().max(40),
  team: z.string().max(40),
  phone: z.string().max(30),
})

export const accountActs = {
  opened: { version: 1, schema: profileSchema },
  changed: { version: 1, schema: profileSchema.omit({ login: true }).extend({ reason: z.string().min(1).max(400) }) },
  ended: { version: 1, schema: z.strictObject({ reason: z.string().min(1).max(400) }) },
  signedIn: { version: 1, schema: z.strictObject({ session: z.string(), device: z.string().max(200) }) },
  signedOut: { version: 1, schema: z.strictObject({ session: z.string(), why: z.enum(['left', 'ended_by_other', 'idle']) }) },
  linkIssued: { version: 1, schema: z.strictObject({ reason: z.string().min(1).max(400) }) },
  secretSet: { version: 1, schema: z.strictObject({ what: z.enum(['password', 'second_factor']), by: z.enum(['self', 'link']) }) },
} as const

export type AccountDraft = DraftOf<'account', typeof accountActs>
type AccountAct = ActOf<'account', typeof accountActs>

export const accountRecord = defineRecord({
  type: 'account',
  acts: accountActs,
  fold(state: Account | null, act: AccountAct): Account {
    switch (act.type) {
      case 'account.opened':
        return { ...act.payload, state: 'active', openedBy: act.actor }
      case 'account.changed': {
        const { reason: _, ...changes } = act.payload
        return { ...state!, ...changes }
      }
      case 'account.ended':
        return { ...state!, state: 'ended' }
      default:
        return state!
    }
  },
  tables: [{ name: 'accounts', key: ['id'] }],
  rows: (a, id) => ({
    accounts: [{ id, login: a.login, name: a.name, roles: a.roles, station: a.station, team: a.team, phone: a.phone, state: a.state }],
  }),
  attributes: (a, id) => ({ station: a.station, team: a.team, people: [id], askedBy: a.openedBy, owner: id, flags: [a.state] }),
  topics: (_, id) => [`account:${id}`],
})

export type Profile = z.infer<typeof profileSchema>

/** Three persons, never one (GB/T 22239 8.1.5): roles that nobody may hold together. */
const apart: Role[] = ['system_administrator', 'security_administrator', 'auditor']

export function openAccount(state: Account | null, given: Profile): Decision<AccountDraft> {
  if (state) return refuse('account_exists')
  if (given.roles.filter((role) => apart.includes(role)).length > 1) return refuse('roles_apart')
  return [{ type: 'account.opened', payload: given }]
}

export function changeAccount(state: Account | null, given: Omit<Profile, 'login'> & { reason: string }): Decision<AccountDraft> {
  if (!state) return refuse('not_found')
  if (state.state === 'ended') return refuse('account_ended')
  if (given.roles.filter((role) => apart.includes(role)).length > 1) return refuse('roles_apart')
  return [{ type: 'account.changed', payload: given }]
}

export function endAccount(state: Account | null, reason: string): Decision<AccountDraft> {
  if (!state) return refuse('not_found')
  if (state.state === 'ended') return []
  return [{ type: 'account.ended', payload: { reason } }]
}

/** Roles that run or guard the machine and see no content, and owners, who see only what is theirs. */
const withoutContent: Role[] = ['system_administrator', 'security_administrator', 'camera_owner']

export function toPrincipal(id: string, account: Pick<Account, 'roles' | 'station' | 'team'>): Principal {
  const seesNothing = account.roles.every((role) => withoutContent.includes(role))
  const stations = seesNothing ? [] : account.station === '' ? 'all' : [account.station]
  return { account: id, roles: account.roles, station: account.station, team: account.team, stations }
}
