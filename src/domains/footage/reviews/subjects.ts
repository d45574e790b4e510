import type { Tx } from '#platform/database/database.ts'

const mostOfEach = 6

/** Of cases and calls the number alone: a title may hold a name. */
export async function findSubjects(tx: Tx, county: string, sought: string) {
  const like = `%${sought.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const cases = await tx.db.selectFrom('cases').select(['id', 'number']).where('county', '=', county).where('number', 'ilike', like).orderBy('number', 'desc').limit(mostOfEach).execute()
  const calls = await tx.db.selectFrom('incidents').select(['id', 'number']).where('county', '=', county).where('number', 'ilike', like).orderBy('number', 'desc').limit(mostOfEach).execute()
  const cameras = await tx.db.selectFrom('cameras').select(['id', 'name']).where('county', '=', county).where('name', 'ilike', like).orderBy('name').limit(mostOfEach).execute()
  return [
    ...cases.map(({ id, number }) => ({ type: 'case' as const, id, name: number })),
    ...calls.map(({ id, number }) => ({ type: 'incident' as const, id, name: number })),
    ...cameras.map(({ id, name }) => ({ type: 'camera' as const, id, name })),
  ]
}
