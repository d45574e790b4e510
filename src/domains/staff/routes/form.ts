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
      await refuseUnfit(work.tx, work.county, body)
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
      if (given.members || given.station !== undefined) await refuseUnfit(work.tx, work.county, { ...(await findCrew(work.tx, work.county, params.id)), ...given })
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

/** Who is sent to calls; policies/staff.cedar names the same. */
const sent = ['case_officer', 'case_team_lead', 'community_officer', 'auxiliary', 'station_chief']

/** Members work where their crew does, or for the county, and are people who are sent: being in a crew opens its calls to them. */
async function refuseUnfit(tx: Tx, county: string, { members = [], station = '' }: { members?: readonly string[] | undefined; station?: string | undefined }): Promise<void> {
  if (members.length === 0) return
  const known = await tx.db.selectFrom('accounts').select(['id', 'station', 'roles']).where('county', '=', county).where('id', 'in', members).where('state', '=', 'active').execute()
  const unknown = members.filter((member) => !known.some((account) => account.id === member))
  if (unknown.length > 0) throw new Fault('unknown_members', { members: unknown.join(', ') }, 422)
  const unfit = known.filter((account) => (account.station !== '' && account.station !== station) || !account.roles.some((role) => sent.includes(role)))
  if (unfit.length > 0) throw new Fault('unfit_members', { members: unfit.map((account) => account.id).join(', ') }, 422)
}

/** A crew as it stands; nothing where there is none: the rule says so. */
async function findCrew(tx: Tx, county: string, id: string): Promise<{ members?: string[]; station?: string }> {
  return (await tx.db.selectFrom('crews').select(['members', 'station']).where('county', '=', county).where('id', '=', id).executeTakeFirst()) ?? {}
}
