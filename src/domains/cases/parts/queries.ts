import type { Tx } from '#platform/database/database.ts'

export function listNotes(tx: Tx, county: string, id: string) {
  return tx.db.selectFrom('case_notes').selectAll().where('county', '=', county).where('case_id', '=', id).orderBy('written_at', 'desc').execute()
}

/** Open tasks first, by their day; then what ended, the newest first. */
export function listTasks(tx: Tx, county: string, id: string) {
  return tx.db
    .selectFrom('case_tasks')
    .selectAll()
    .where('county', '=', county)
    .where('case_id', '=', id)
    .orderBy((eb) => eb.case().when('status', '=', 'open').then(0).else(1).end())
    .orderBy('ended_at', 'desc')
    .orderBy('due', (order) => order.asc().nullsLast())
    .orderBy('set_at')
    .execute()
}

/** What someone still has to do, over all cases: the first day first. */
export function listTasksOf(tx: Tx, county: string, account: string) {
  return tx.db
    .selectFrom('case_tasks as t')
    .innerJoin('cases as c', (join) => join.onRef('c.county', '=', 't.county').onRef('c.id', '=', 't.case_id'))
    .select(['t.id', 't.title', 't.due', 't.case_id', 'c.number', 'c.title as case_title'])
    .where('t.county', '=', county)
    .where('t.assignee', '=', account)
    .where('t.status', '=', 'open')
    .orderBy('t.due', (order) => order.asc().nullsLast())
    .orderBy('t.set_at')
    .limit(200)
    .execute()
}

export function listPeople(tx: Tx, county: string, id: string) {
  return tx.db.selectFrom('case_people').select(['id', 'name', 'role', 'phone', 'named_at']).where('county', '=', county).where('case_id', '=', id).where('removed', '=', false).orderBy('named_at').execute()
}
