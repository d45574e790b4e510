import type { Tx } from '#platform/database/database.ts'
import { isUnasked } from '#platform/erasure/index.ts'
import type { Entry } from '../spine/entry.ts'
import { consentRecord, type Consent } from './consent.ts'
import { dueOf, type HelpKind } from './terms.ts'
import type { HelpConsent } from './answers.ts'

interface LoadedConsent {
  id: string
  consent: Consent
}

/** Consents of a person that stand, those of records that were joined into theirs too. */
export function loadStanding(tx: Tx, county: string, person: string, took: Entry['took']): Promise<LoadedConsent[]> {
  return tx.query<LoadedConsent>({
    name: 'help_of_person', text: `select h.id, r.state as consent from help_consents h join records r on r.county = $1 and r.type = $3 and r.id = h.id where h.county = $1 and h.person = any ($2) order by h.id desc`,
    values: [county, [person, ...took.map(({ other }) => other)], consentRecord.type],
  })
}

/** How many of the last times are shown. */
const mostDone = 5

export function viewConsent({ id, consent }: LoadedConsent): HelpConsent {
  const { kinds, every, wording, from, until, by, how, agreedBy, agreedAt, done } = consent
  return {
    id, kinds, every, wording, from, until, agreedBy, agreedAt, due: dueOf(consent),
    by: { who: by.who, relation: by.who === 'guardian' ? by.relation : null }, how: { way: how.way, document: how.way === 'paper' ? how.document : '' },
    done: done.toSorted((a, b) => b.on.localeCompare(a.on)).slice(0, mostDone),
  }
}

interface DueRow {
  consent: string
  kind: HelpKind
  due: string
  until: string
  person: string
  entry: Entry
  total: number
}

/** What one officer does at a sitting: more would be a list of residents. */
const most = 20

/** Help of a station that is due by a day, the longest overdue first, with the record of whom it is for as it carries on; not of who has ended. */
export function findDueHelp(tx: Tx, county: string, station: string, today: string, by: string): Promise<DueRow[]> {
  return tx.query<DueRow>({
    name: 'help_due',
    text: `select h.consent, h.kind, h.due, h.until, p.id as person, s.state as entry, (count(*) over ())::int as total
           from help_due h join records r on r.county = $1 and r.type = 'person' and r.id = h.person
           cross join lateral (select coalesce(r.state ->> 'joined', h.person) as id offset 0) whose
           join people p on p.county = $1 and p.id = whose.id and not p.ended
           join records s on s.county = $1 and s.type = 'person' and s.id = p.id
           where h.county = $1 and h.station = $2 and h.until >= $3 and h.due <= $4 order by h.due, h.consent, h.kind limit ${most}`,
    values: [county, station, today, by],
  })
}

/** Consents whose time is over, or whose person's record has ended; at most `limit`. */
export async function findOver(tx: Tx, county: string, today: string, limit: number): Promise<{ id: string; why: 'over' | 'left' | 'died' }[]> {
  return tx.query({
    name: 'help_over',
    text: `select h.id, case when h.until < $2 then 'over' when s.state -> 'ended' ->> 'why' = 'died' then 'died' else 'left' end as why
           from help_consents h left join records r on r.county = $1 and r.type = 'person' and r.id = h.person
           cross join lateral (select coalesce(r.state ->> 'joined', h.person) as id offset 0) whose
           left join records s on s.county = $1 and s.type = 'person' and s.id = whose.id
           where h.county = $1 and (h.until < $2 or jsonb_typeof(s.state -> 'ended') = 'object') order by h.id limit $3`,
    values: [county, today, limit],
  })
}

/** Consents that have ended and whose erasure nobody has asked for. */
export async function findEnded(tx: Tx, county: string, limit: number): Promise<{ id: string; why: NonNullable<Consent['ended']>['why'] }[]> {
  return tx.query({
    name: 'help_ended',
    text: `select r.id, r.state -> 'ended' ->> 'why' as why from records r where r.county = $1 and r.type = $2 and jsonb_typeof(r.state -> 'ended') = 'object'
           and ${isUnasked('r.type', 'r.id')}
           order by r.id limit $3`,
    values: [county, consentRecord.type, limit],
  })
}
