import type { Tx } from '#platform/database/database.ts'

export interface InspectionFilter {
  checklist?: string | undefined
  visit?: string | undefined
  /** Only what came over a week late. */
  late?: boolean | undefined
}

/** Filled checklists of the stations that the transaction may see, the newest first. */
export function listInspections(tx: Tx, county: string, { checklist, visit, late }: InspectionFilter, limit: number) {
  let query = tx.db.selectFrom('inspections').selectAll().where('county', '=', county).orderBy('happened_at', 'desc').orderBy('id').limit(limit)
  if (checklist) query = query.where('checklist', '=', checklist)
  if (visit) query = query.where('visit', '=', visit)
  if (late !== undefined) query = query.where('late', '=', late)
  return query.execute()
}

/** Hazards that were reported from an inspection. */
export function listFound(tx: Tx, county: string, inspection: string) {
  return tx.db.selectFrom('hazards').select(['id', 'number', 'status', 'severity', 'found_at']).where('county', '=', county).where('inspection', '=', inspection).orderBy('found_at').execute()
}
