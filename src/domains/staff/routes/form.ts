import { z } from 'zod'
import type { Tx } from '#platform/database/database.ts'
import { Fault } from '#platform/fault.ts'
import { defineRoute } from '#platform/http/route.ts'
import { crewProfile } from '../acts.ts'
import { changeCrew, formCrew } from '../decide.ts'
import { crewRecord } from '../project.ts'

const id = z.strictObject({ id: z.string().max(60) })

export const formCrewRoute = defineRoute({
  method: 'POST',
  url: '/api/crews',
  action: 'crew.form',
  summary: 'Form a crew: callsign, station, vehicle, members, duty phone',
  body: crewProfile,
  response: z.object({ id: z.string() }),
  handle: ({ perform, body, intentId }) =>
    perform(async (work) => {
      await refuseUnknown(work.tx, work.county, body.members)
      await work.act(crewRecord, intentId, (state) => formCrew(state, body))
      return { id: intentId }
    }),
})

export const changeCrewRoute = defineRoute({
  method: 'POST',
  url: '/api/crews/:id/change',
  action: 'crew.change',
  summary: 'Change or correct a crew',
  params: id,
  body: crewProfile.partial().extend({ reason: z.string().min(1).max(400) }),
  response: z.object({ id: z.string() }),
  handle: ({ perform, params, body: { reason, ...given } }) =>
    perform(async (work) => {
      await refuseUnknown(work.tx, work.county, given.members ?? [])
      await work.act(crewRecord, params.id, (state) => changeCrew(state, given, reason))
      return { id: params.id }
    }),
})

export const openCrewRoute = defineRoute({
  method: 'GET',
  url: '/api/crews/:id',
  action: 'crew.open',
  summary: 'One crew with its members and duty',
  params: id,
  handle: async ({ open, params }) => ({ id: params.id, ...(await open(crewRecord, params.id)) }),
})

async function refuseUnknown(tx: Tx, county: string, members: readonly string[]): Promise<void> {
  if (members.length === 0) return
  const known = await tx.db.selectFrom('accounts').select('id').where('county', '=', county).where('id', 'in', members).where('state', '=', 'active').execute()
  const unknown = members.filter((member) => !known.some((account) => account.id === member))
  if (unknown.length > 0) throw new Fault('unknown_members', { members: unknown.join(', ') }, 422)
}
