import { Readable } from 'node:stream'
import { z } from 'zod'
import { PolicyRefusal } from '#platform/acts/store.ts'
import { Fault } from '#platform/fault.ts'
import { csvMark, writeCsv, writeCsvRow } from '#platform/http/csv.ts'
import { defineRoute, type Call, type Route } from '#platform/http/route.ts'
import { entryTypes } from '../../fields/field.ts'
import { importList, importReport, type ImportReport } from '../answers.ts'
import { columnsOf, titleOf } from '../columns.ts'
import { checkRows } from './check-rows.ts'
import { openFile, judgeImport, type ImportParts, type OpenedFile } from './open-file.ts'
import { listImports } from './queries.ts'
import { beginImport, finishImport, importRecord, noTally, noteTry } from './record.ts'
import { makeReport, sayFault } from './report.ts'
import { takeRows } from './take-rows.ts'
import type { Existing } from './take-row.ts'

const query = z.strictObject({ of: z.enum(entryTypes), existing: z.enum(['ask', 'correct']).default('ask'), reason: z.string().trim().max(400).default('') })

/** Files that are being checked at once: each may take some 200 MB. */
const mostChecks = 3

export function importRoutes(parts: ImportParts): Route[] {
  /** The import that this server takes over; there is one at a time. */
  let running: string | undefined
  let checks = 0
  const enter = () => {
    if (checks >= mostChecks) throw new Fault('import_running', {}, 409)
    checks++
    return () => void checks--
  }
  return [
    defineRoute({
      method: 'POST', url: '/api/register-imports/check', action: 'registry.import', query, response: importReport,
      summary: 'Try a file of one record type (CSV, XLSX, GeoJSON): what would be new, changed, unchanged, and every faulty row. The register stays as it is; that it was asked is an act',
      async handle(call) {
        const leave = enter()
        try {
          const file = await openFile(parts, call as Call, call.query.of, existingOf(call.query))
          const { report, add } = makeReport(call, file)
          for await (const slice of checkRows(file.rows, file.checking)) add(slice)
          const checked = report()
          await noteChecked(call as Call, file, checked)
          return checked
        } finally {
          leave()
        }
      },
    }),
    defineRoute({
      method: 'POST', url: '/api/register-imports/faults', action: 'registry.import', query,
      summary: 'Every fault of a file as a CSV to correct it by; cells that a spreadsheet would run are quoted',
      async handle(call) {
        const leave = enter()
        try {
          const file = await openFile(parts, call as Call, call.query.of, existingOf(call.query))
          call.reply.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${call.query.of}-faults.csv"`)
          return Readable.from(listFaults(call as Call, file)).once('close', leave)
        } catch (error) {
          leave()
          throw error
        }
      },
    }),
    defineRoute({
      method: 'GET', url: '/api/register-imports/template', action: 'registry.import', query: query.pick({ of: true }), summary: 'An empty file of a record type with every column',
      async handle(call) {
        judgeImport(call as Call)
        const { of } = call.query
        call.reply.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${of}.csv"`)
        return writeCsv(columnsOf(of).filter(({ key }) => !key.startsWith('ended')).map((column) => titleOf(column, call.language)), [])
      },
    }),
    defineRoute({
      method: 'POST', url: '/api/register-imports', action: 'registry.import', query,
      summary: 'Take over the good rows of a file; the same file again adds nothing. Answers lines of JSON as it goes on, the last one the report',
      async handle(call) {
        if (running !== undefined) throw new Fault('import_running', {}, 409)
        running = call.intentId
        try {
          const file = await openFile(parts, call as Call, call.query.of, existingOf(call.query))
          await begin(call as Call, file)
          call.reply.type('application/x-ndjson; charset=utf-8')
          // Not in `tell`: whoever hung up meanwhile has a stream that is closed before `tell` has begun.
          return Readable.from(tell(parts, call as Call, file)).once('close', () => (running = undefined))
        } catch (error) {
          running = undefined
          throw error
        }
      },
    }),
    defineRoute({
      method: 'GET', url: '/api/register-imports', action: 'registry.import', summary: 'What was imported at one’s own station, newest first', response: importList,
      async handle(call) {
        judgeImport(call as Call)
        const rows = await call.read((tx) => listImports(tx, call.county, call.principal.station))
        return {
          imports: rows.map(({ at, finished_at: finishedAt, name, ...row }) => ({
            ...row, name: name ?? '', at: at.toISOString(), finishedAt: finishedAt?.toISOString() ?? null, isRunning: finishedAt === null && row.id === running,
          })),
        }
      },
    }),
  ]
}

async function* listFaults(call: Call, { rows, checking }: OpenedFile): AsyncGenerator<string> {
  yield `${csvMark}${writeCsvRow(call.language === 'zh' ? ['行', '列', '问题', '怎么办', '代码'] : ['line', 'column', 'fault', 'what to do', 'code'])}`
  for await (const { faults } of checkRows(rows, checking)) for (const fault of faults) {
    const { line, column, message, todo, code } = sayFault(call, fault)
    yield writeCsvRow([line, column, message, todo, code])
  }
}

function existingOf({ existing, reason }: z.infer<typeof query>): Existing {
  if (existing === 'ask') return { mode: 'ask' }
  if (reason === '') throw new Fault('bad_input', { fields: 'reason' }, 400)
  return { mode: 'correct', reason }
}

/** What a file of one row would do says whether somebody is registered: a look, and on the ledger like one. */
async function noteChecked({ perform, intentId }: Call, { checking: { station, type } }: OpenedFile, report: ImportReport): Promise<void> {
  const { rows, added, changed, differing, unchanged, faulty } = report
  // What cells hold is in the report and not in what is kept of this.
  await perform(async (work) => void (await work.act(importRecord, intentId, (state) => noteTry(state, { station, of: type, rows, added, changed, differing, unchanged, faulty }))))
}

function begin({ perform, intentId }: Call, { rows, sha256, checking: { station, type, existing } }: OpenedFile): Promise<null> {
  const payload = { station, of: type, sha256, rows: rows.length, existing: existing.mode, reason: existing.mode === 'correct' ? existing.reason : '' }
  return perform(async (work) => {
    await work.act(importRecord, intentId, (state) => beginImport(state, payload))
    return null
  })
}

async function* tell(parts: ImportParts, call: Call, file: OpenedFile): AsyncGenerator<string> {
  const { report, take } = makeReport(call, file)
  try {
    let tally = noTally
    for await (const { faults, done, ...taken } of takeRows(call, checkRows(file.rows, file.checking), file.checking, () => parts.ids.uuid(), { type: 'register_import', id: call.intentId })) {
      tally = taken
      take(taken, faults)
      yield `${JSON.stringify({ done, of: file.rows.length, ...taken })}\n`
    }
    await call.perform(async (work) => void (await work.act(importRecord, call.intentId, (state) => finishImport(state, tally))), { id: parts.ids.uuid() })
    yield `${JSON.stringify({ report: report() })}\n`
  } catch (error) {
    // The answer has begun: how it ended is its last line. What is committed stays.
    if (error instanceof PolicyRefusal) await parts.refusals.record(call.principal, error)
    const fault = error instanceof Fault ? error : new Fault('internal', { id: call.intentId.slice(0, 8) }, 500)
    if (fault !== error) parts.log.error({ err: error, id: call.intentId.slice(0, 8) }, 'an import of the register broke')
    yield `${JSON.stringify({ failed: { code: fault.code, ...call.say(fault.code, fault.params) } })}\n`
  }
}
