import type { Tx } from '#platform/database/database.ts'
import type { Keyring } from '#platform/secrets/keyring.ts'
import type { Sealed } from '../fields/field.ts'
import { openIdentifier } from '../fields/seal.ts'
import type { ComparedPerson } from '../linking/people-model.ts'

/** A person of the register as linking compares them. */
export interface Comparable extends ComparedPerson {
  id: string
}

export type Keys = Pick<Keyring, 'encrypt' | 'decrypt' | 'indexKey'>

export interface Row {
  id: string
  name: string
  birth: string | null
  sex: string
  number: Sealed | null
  phone: Sealed | null
  building: string | null
  dwelling: string | null
}

/** The columns of a `Row`, of `people p` with their record `r`. */
export const comparedColumns = `p.id, p.shown_name as name, p.birth, p.sex, r.state -> 'fields' -> 'identityNumber' -> 'value' as number, r.state -> 'fields' -> 'phone' -> 'value' as phone,
  coalesce(d.building, h.address) as building, coalesce(d.id, h.id) as dwelling`
/** What they are read from. Wants the county as the first value. */
export const comparedTables = `people p join records r on r.county = $1 and r.type = 'person' and r.id = p.id
  left join households h on h.county = $1 and h.id = p.household left join dwellings d on d.county = $1 and d.id = h.dwelling`

export function toComparable(keys: Keys, { id, name, birth, sex, number, phone, building, dwelling }: Row): Comparable {
  return {
    id, name, birth: birth ?? '', sex: sex === '1' || sex === '2' ? sex : '', number: number ? openIdentifier(keys, 'identity', number) : '', phone: phone ? openIdentifier(keys, 'phone', phone) : '',
    building: building ?? '', dwelling: dwelling ?? '',
  }
}

/** So many at a time: opening their numbers must not hold up a call. */
const page = 1_000

/** Everybody of a station, those too who have left: who comes back is registered already. */
export async function loadComparables(tx: Tx, keys: Keys, county: string, station: string): Promise<Comparable[]> {
  const all: Comparable[] = []
  for (;;) {
    const rows = await tx.query<Row>({
      name: 'comparables', text: `select ${comparedColumns} from ${comparedTables} where p.county = $1 and p.station = $2 and p.id > $3 order by p.id limit ${page}`, values: [county, station, all.at(-1)?.id ?? ''],
    })
    for (const row of rows) all.push(toComparable(keys, row))
    if (rows.length < page) return all
  }
}
