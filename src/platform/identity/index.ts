import type { Domain } from '../domain.ts'
import { refusalRecord } from '../http/refusals.ts'
import { platformMessages } from '../http/messages.ts'
import type { Sessions } from './sessions.ts'
import { accountRecord } from './account.ts'
import { unitRecord } from './unit.ts'
import { signInRoutes } from './routes/sign-in.ts'

/** The platform's own part of the API, in the shape of a domain. */
export function identityDomain(sessions: Sessions, secureCookies: boolean): Domain {
  return {
    name: 'identity',
    records: [accountRecord, unitRecord, refusalRecord],
    routes: signInRoutes(sessions, secureCookies),
    actions: ['account.open', 'account.change', 'account.end', 'account.setSecret', 'account.signIn', 'account.endSession', 'unit.add', 'refusal.record', 'feed.hear'],
    messages: platformMessages,
  }
}
