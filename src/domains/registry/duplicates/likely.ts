import type { Tx } from '#platform/database/database.ts'
import { indexOf, plainIdentifier } from '../fields/seal.ts'
import { makeScorer, shareOf } from '../linking/score.ts'
import { peopleModel, toColumns, type ComparedPerson } from '../linking/people-model.ts'
import { formsOf } from '../spine/names.ts'
import { comparedColumns, comparedTables, type Keys, toComparable, type Row } from './comparable.ts'
import type { Linkage } from './linkage.ts'
import { firstWeights, readWeights } from './weights.ts'

/** What has been typed of somebody; '' for what is not known. */
export interface Typed extends Omit<ComparedPerson, 'building' | 'dwelling'> {
  /** Dwelling in which they are being registered, or ''. */
  dwelling: string
}

/** More than these are shown to nobody: who has so many twins is a mistake in the register. */
const most = 5
/** Of those who share one thing so many are compared. */
const mostCompared = 100

/** Who of a station is likely the person that is being typed, the likeliest first, by the weights of its last run. */
export async function findLikely(tx: Tx, keys: Keys, county: string, station: string, typed: Typed, learned: Linkage | null): Promise<string[]> {
  const number = typed.number && plainIdentifier('identity', typed.number)
  const phone = typed.phone && plainIdentifier('phone', typed.phone)
  const indexes = { number: number && indexOf(keys, 'identity', number), phone: phone && indexOf(keys, 'phone', phone) }
  const { sound, surname } = formsOf(typed.name)
  const candidates = await findCandidates(tx, county, station, { ...typed, ...indexes, sound, surname })
  if (candidates.length === 0) return []
  const [home] = typed.dwelling ? await tx.query<{ building: string | null }>({ name: 'building_of_dwelling', text: 'select coalesce(building, address) as building from dwellings where county = $1 and id = $2', values: [county, typed.dwelling] }) : []
  const given: ComparedPerson = { ...typed, number, phone, building: home?.building ?? '', dwelling: typed.dwelling }
  const met = await countTerms(tx, county, station, { ...given, ...indexes })
  const columns = toColumns([given, ...candidates.map((row) => toComparable(keys, row))])
  const weights = learned?.weights ? readWeights(learned.weights) : firstWeights(met.people)
  // Only what was typed can be what two share.
  const score = makeScorer(peopleModel, columns, weights, (field) => () => shareOf(met[field as keyof typeof met] ?? 0, met.people, weights))
  return candidates
    .map(({ id }, at) => ({ id, likelihood: score(0, at + 1) }))
    .filter(({ likelihood }) => likelihood >= peopleModel.threshold)
    .toSorted((a, b) => b.likelihood - a.likelihood)
    .slice(0, most).map(({ id }) => id)
}

interface Wanted {
  number: string
  phone: string
  birth: string
  dwelling: string
  sound: string
  surname: string
}

/** Those who share a number, a phone, the sound of the name, surname and birth, or the dwelling: the blocks of `peopleModel`, from the query tables. */
function findCandidates(tx: Tx, county: string, station: string, { number, phone, sound, birth, surname, dwelling }: Wanted): Promise<Row[]> {
  return tx.query<Row>({
    name: 'likely_people',
    text: `with near as (
             (select id from people where county = $1 and number_index = $3 limit ${mostCompared})
             union (select id from people where county = $1 and phone_index = $4 limit ${mostCompared})
             union (select id from people where county = $1 and station = $2 and $5 <> '' and sound = $5 and (birth is null or $6 = '' or left(birth, 4) = left($6, 4)) limit ${mostCompared})
             union (select id from people where county = $1 and station = $2 and birth = $6 and surname = $7 limit ${mostCompared})
             union (select p.id from households h join people p on p.county = $1 and p.household = h.id where h.county = $1 and h.dwelling = $8 limit ${mostCompared}))
           select ${comparedColumns} from ${comparedTables} where p.county = $1 and p.station = $2 and p.id in (select id from near)`,
    values: [county, station, number || null, phone || null, sound, birth, surname, dwelling || null],
  })
}

/** How many of the station have what was typed: a surname that many have says less than a rare one. */
async function countTerms(tx: Tx, county: string, station: string, { name, birth, sex, number, phone, dwelling }: ComparedPerson): Promise<Record<keyof Omit<ComparedPerson, 'building'> | 'people', number>> {
  const [counts] = await tx.query<Record<keyof Omit<ComparedPerson, 'building'> | 'people', number>>({
    name: 'terms_of_typed',
    text: `select count(*)::int as people, (count(*) filter (where shown_name = $3))::int as name, (count(*) filter (where birth = $4))::int as birth, (count(*) filter (where sex = $5))::int as sex,
             (count(*) filter (where number_index = $6))::int as number, (count(*) filter (where phone_index = $7))::int as phone,
             (count(*) filter (where household in (select id from households where county = $1 and dwelling = $8)))::int as dwelling
           from people where county = $1 and station = $2`,
    values: [county, station, name, birth, sex, number, phone, dwelling],
  })
  return counts!
}
