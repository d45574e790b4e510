import { z } from 'zod'
import { Fault } from '#platform/fault.ts'
import { defineRoute, type Call, type Route } from '#platform/http/route.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { entryTypes } from '../../fields/field.ts'
import { exportList, exportManifest, exportMade, sentMark } from '../answers.ts'
import { entryParams, reason } from '../../routes/parts.ts'
import { entryRecords } from '../../spine/records.ts'
import { makeExport } from './make-export.ts'
import { findSent, listExports } from './queries.ts'
import type { ExportParts } from './read-rows.ts'
import { confirmBatch, exportFormats, exportPurposes, exportRecord, handOut, withdrawBatch, type ExportFormat, type RegisterExport } from './record.ts'
import { measure, mediaTypes, writeFile } from './write-file.ts'

const of = z.enum(entryTypes)
const note = z.string().trim().max(400).default('')
const params = z.strictObject({ id: z.string().max(60) })
const query = z.strictObject({ format: z.enum(exportFormats) })
const done = z.object({ id: z.string() })

/** A copy shows what stood when it was made, and can be fetched again for so long; then it is made anew. */
const copyLastsMs = 7 * 86_400_000
/** Rows of a sheet (ECMA-376 part 1, 18.3.1.73), the head among them. */
const mostSheetRows = 1_048_576

/** Whoever exports states why; with numbers in full, in words. */
export const statedFacts = ['purpose_stated']
const actionOf = ({ kind, whole }: Pick<RegisterExport, 'kind' | 'whole'>) => (kind === 'batch' ? 'registry.batch' : whole ? 'registry.exportWhole' : 'registry.export')

export function exportRoutes(parts: ExportParts): Route[] {
  const changeBatch = <B extends z.ZodType>(verb: 'confirm' | 'withdraw', summary: string, body: B, decide: (state: RegisterExport | null, given: z.output<B>) => ReturnType<typeof confirmBatch>): Route =>
    defineRoute({
      method: 'POST', url: `/api/register-batches/:id/${verb}`, action: 'registry.batch', summary, params, body, response: done,
      handle: ({ perform, params: { id }, body: given }) =>
        perform(async (work) => {
          await work.act(exportRecord, id, (state) => decide(state, given as z.output<B>))
          return { id }
        }),
    })
  return [
    defineRoute({
      method: 'POST', url: '/api/register-exports', action: 'registry.export', response: exportMade,
      summary: 'Make a copy of one record type of one’s own station, as it stands now, for a stated purpose; the files of it are fetched apart. Numbers in full take the right to them',
      body: z.strictObject({ of, whole: z.boolean().default(false), why: z.enum(exportPurposes), note }),
      handle(call) {
        const { body, principal: { station }, language } = call
        // A list of numbers in full is for something that can be said.
        const facts = body.note ? statedFacts : []
        call.judge({ type: 'register_export', id: 'new' }, { ...noAttributes, station }, { action: actionOf({ kind: 'copy', whole: body.whole }), facts })
        return makeExport(parts, call as Call, { ...body, kind: 'copy', station, wording: language, action: actionOf({ kind: 'copy', whole: body.whole }), facts })
      },
    }),
    defineRoute({
      method: 'POST', url: '/api/register-batches', action: 'registry.batch', response: exportMade,
      summary: 'Make a batch for the provincial systems: what is new or changed since it was last sent, with numbers in full. One batch of a type waits at a time',
      body: z.strictObject({ of, note }),
      handle(call) {
        const { body, principal: { station } } = call
        const attributes = { ...noAttributes, station }
        call.judge({ type: 'register_export', id: 'new' }, attributes)
        call.judge({ type: 'register_export', id: 'new' }, attributes, { action: 'registry.exportWhole', facts: statedFacts })
        return makeExport(parts, call as Call, { ...body, kind: 'batch', whole: true, why: 'provincial', station, wording: 'codes', action: 'registry.batch', facts: statedFacts })
      },
    }),
    changeBatch('confirm', 'The receiving system has taken the batch', z.strictObject({ note }), (state, given) => confirmBatch(state, given.note)),
    changeBatch('withdraw', 'The batch was not sent, or not taken: the next one holds it again', z.strictObject({ reason }), (state, given) => withdrawBatch(state, given.reason)),
    defineRoute({
      method: 'GET', url: '/api/register-exports', action: 'registry.export', summary: 'Copies and batches of one’s own station, newest first', response: exportList,
      async handle(call) {
        const { judge, read, county, principal: { station }, now } = call
        judge({ type: 'register_export', id: 'list' }, { ...noAttributes, station })
        const rows = await read((tx) => listExports(tx, county, station))
        return {
          exports: rows.map(({ at, confirmed_at: confirmedAt, name, ...row }) => ({
            ...row, name: name ?? '', at: at.toISOString(), confirmedAt: confirmedAt?.toISOString() ?? null, until: row.kind === 'copy' ? new Date(at.getTime() + copyLastsMs).toISOString() : null, isOver: row.kind === 'copy' && at.getTime() + copyLastsMs < now,
          })),
        }
      },
    }),
    defineRoute({
      method: 'GET', url: '/api/register-exports/:id/file', action: 'registry.export', params, query,
      summary: 'A file of an export: CSV, XLSX, or GeoJSON of addresses and buildings, the same bytes each time; the download is an act. Header `x-langqiao-rows`: how many records it holds',
      async handle(call) {
        const { params: { id }, query: { format }, principal: { account }, reply } = call
        const made = await openExport(parts, call as Call, id, format)
        await call.perform(async (work) => void (await work.act(exportRecord, id, (state) => handOut(state, format), { action: actionOf(made) })), { facts: statedFacts })
        reply.header('content-type', mediaTypes[format]).header('cache-control', 'no-store').header('x-langqiao-rows', String(made.rows))
        reply.header('content-disposition', `attachment; filename="${made.number}-${made.of}-${made.rows}.${format}"`)
        const file = writeFile(parts, id, made, format, account)
        file.on('error', (error: unknown) => parts.log.error({ err: error, export: id }, 'an export broke off'))
        return file
      },
    }),
    defineRoute({
      method: 'GET', url: '/api/register-exports/:id/manifest', action: 'registry.export', params, query, response: exportManifest, summary: 'What a receiver holds a file of an export against: rows, bytes, SHA-256',
      async handle(call) {
        const { params: { id }, query: { format }, principal: { account } } = call
        const made = await openExport(parts, call as Call, id, format)
        return { id, number: made.number, of: made.of, format, rows: made.rows, ...(await measure(writeFile(parts, id, made, format, account))) }
      },
    }),
    defineRoute({
      method: 'GET', url: '/api/register-sent/:type/:id', action: 'registry.export', params: entryParams, response: sentMark, summary: 'Whether a record was sent to the provincial systems, when, and whether it changed since',
      async handle(call) {
        const { type, id } = call.params
        await call.open(entryRecords[type], id)
        return call.read(async (tx) => {
          const sent = await findSent(tx, call.county, type, id)
          return { sent: sent && { ...sent, at: sent.at.toISOString() } }
        })
      },
    }),
  ]
}

/** An export that may be read by who asks, in this format, still. Judges. */
async function openExport({ database, store, clock }: ExportParts, call: Call, id: string, format: ExportFormat): Promise<RegisterExport> {
  const { county, principal: { account, station } } = call
  const found = await database.read({ county, stations: 'all', account }, (tx) => store.load(tx, exportRecord, id))
  if (!found) {
    call.judge({ type: 'register_export', id }, { ...noAttributes, station })
    throw new Fault('not_found', {}, 404)
  }
  const { state } = found
  call.judge({ type: 'register_export', id }, exportRecord.attributes(state, id), { action: actionOf(state), facts: statedFacts })
  if (state.kind === 'copy' && Date.parse(state.at) + copyLastsMs < clock.now()) throw new Fault('export_over', {}, 410)
  if (format === 'geojson' && state.of !== 'address' && state.of !== 'building') throw new Fault('export_no_places', {}, 409)
  if (format === 'xlsx' && state.rows >= mostSheetRows) throw new Fault('export_beyond_sheet', { rows: mostSheetRows - 1 }, 409)
  return state
}
