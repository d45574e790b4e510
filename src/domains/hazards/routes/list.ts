import { z } from 'zod'
import { dayInShanghai } from '#platform/calendar.ts'
import { writeCsv } from '#platform/http/csv.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { hazardCounts, hazardList, hazardPoints, hazardsToRecheck, unseenList, type HazardRow } from '../answers.ts'
import { countHazards } from '../counts.ts'
import { overdueSince } from '../due.ts'
import { listHazards, listPoints, listToRecheck, listUnseen, namesOf } from '../queries.ts'
import { kinds, severities, type Kind, type Severity } from '../rules.ts'
import { loginsOf, toRow } from '../shapes.ts'
import { columnsOf, sayWord } from '../table-words.ts'
import { statuses, type Status } from '../words.ts'

const filter = z.strictObject({
  open: z.stringbool().optional(), status: z.enum(statuses).optional(), kind: z.enum(kinds).optional(), severity: z.enum(severities).optional(),
  overdue: z.stringbool().optional(), station: z.string().max(40).optional(), mine: z.stringbool().optional(), text: z.string().max(60).optional(),
})

const meant = ({ mine, text, ...rest }: z.output<typeof filter>, account: string) => ({ ...rest, text: text?.trim() || undefined, assignee: mine ? account : undefined })

/** What leaves the house at once: a station has some hundred hazards a year. */
const mostExported = 20_000

const listRoute = defineRoute({
  method: 'GET',
  url: '/api/hazards',
  action: 'hazard.list',
  summary: 'Hazards: the longest overdue first, then the nearest day, then what ended',
  query: filter.extend({ limit: z.coerce.number().int().min(1).max(2000).default(500) }),
  response: hazardList,
  async handle({ judgeOwn, read, query: { limit, ...given }, county, principal, now }) {
    judgeOwn()
    return read(async (tx) => {
      const found = await listHazards(tx, county, meant(given, principal.account), now, limit + 1)
      const names = await namesOf(tx, county, loginsOf(found))
      return { hazards: found.slice(0, limit).map((h) => toRow(h, names, now)), more: found.length > limit }
    })
  },
})

const pointsRoute = defineRoute({
  method: 'GET',
  url: '/api/hazard-points',
  action: 'hazard.list',
  summary: 'Hazards on a map: GeoJSON, CGCS2000',
  query: filter,
  response: hazardPoints,
  async handle({ judgeOwn, read, query, county, principal, now }) {
    judgeOwn()
    const found = await read((tx) => listPoints(tx, county, meant(query, principal.account), now))
    return {
      type: 'FeatureCollection' as const,
      features: found.map(({ id, number, due, lon, lat, ...h }) => {
        const { kind, severity, status } = h as { kind: Kind; severity: Severity; status: Status }
        return {
          type: 'Feature' as const, id, geometry: { type: 'Point' as const, coordinates: [lon!, lat!] as [number, number] },
          properties: { number, kind, severity, status, overdue: overdueSince({ status, due: due as unknown as string }, now) !== null },
        }
      }),
    }
  },
})

const countsRoute = defineRoute({
  method: 'GET',
  url: '/api/hazard-counts',
  action: 'hazard.list',
  summary: 'How many hazards are open, overdue, major, closed this month; each beside the same moment last year',
  query: z.strictObject({ station: z.string().max(40).optional() }),
  response: hazardCounts,
  async handle({ judgeOwn, read, query, county, now }) {
    judgeOwn()
    return read((tx) => countHazards(tx, county, query.station, now))
  },
})

const unseenRoute = defineRoute({
  method: 'GET',
  url: '/api/hazards/unseen',
  action: 'hazard.see',
  summary: 'Major hazards that nobody in the command room has seen yet',
  response: unseenList,
  async handle({ judgeOwn, read, county, now }) {
    judgeOwn()
    return read(async (tx) => {
      const found = await listUnseen(tx, county)
      const names = await namesOf(tx, county, loginsOf(found))
      return { hazards: found.map((h) => toRow(h, names, now)) }
    })
  },
})

/** More than a station ever has open; a phone carries them all. */
const mostCarried = 1000

const recheckRoute = defineRoute({
  method: 'GET',
  url: '/api/hazards/to-recheck',
  action: 'hazard.recheck',
  summary: 'What a phone takes along to look at again: hazards of one’s own station that still have to be mended, the nearest day first',
  response: hazardsToRecheck,
  async handle({ judgeOwn, read, county, principal }) {
    judgeOwn()
    const found = await read((tx) => listToRecheck(tx, county, principal.station, mostCarried))
    return {
      hazards: found.map(({ assignee, due, ...h }) => ({
        ...(h as typeof h & Pick<HazardRow, 'kind' | 'severity' | 'status' | 'relation'>), due: due as unknown as string, mine: assignee === principal.account,
      })),
    }
  },
})

/** No names of people, neither of those who found them nor of those who mend them. */
const exportRoute = defineRoute({
  method: 'GET',
  url: '/api/hazards.csv',
  action: 'hazard.export',
  summary: 'Hazards as a table',
  query: filter,
  async handle({ judgeOwn, read, query, county, principal, now, language, reply }) {
    judgeOwn()
    const found = await read((tx) => listHazards(tx, county, meant(query, principal.account), now, mostExported))
    reply.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="hazards.csv"')
    const day = (at: string | null) => (at ? dayInShanghai(Date.parse(at)) : '')
    const rows = found.map((h) => toRow(h, {}, now))
    return writeCsv(columnsOf(language), rows.map((h) => [
      h.number, h.station, sayWord(h.kind, language), sayWord(h.severity, language), sayWord(h.status, language), h.place, h.text, day(h.foundAt), h.due, day(h.overdueSince), day(h.endedAt),
      h.position?.lon ?? null, h.position?.lat ?? null,
    ]))
  },
})

export const listRoutes: Route[] = [listRoute, pointsRoute, countsRoute, unseenRoute, recheckRoute, exportRoute]
