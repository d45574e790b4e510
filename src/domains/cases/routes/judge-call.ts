import type { Call } from '#platform/http/route.ts'
import { incidentRecord, type Incident } from '#domains/incidents/index.ts'

/** Asks policy whether a call may go into a case of one's own team; `beside`: another call of it, or the case, is the team's already. */
export function judgeCall({ judge }: Pick<Call, 'judge'>, id: string, call: Incident, beside: boolean): void {
  judge({ type: 'incident', id }, incidentRecord.attributes(call, id), { action: 'case.acceptCall', facts: beside ? ['beside_a_call_of_the_team'] : [] })
}
