import { Readable } from 'node:stream'
import { z } from 'zod'
import { Fault } from '#platform/fault.ts'
import { writeCsv } from '#platform/http/csv.ts'
import { say, type Language } from '#platform/http/messages.ts'
import { defineRoute, type Call } from '#platform/http/route.ts'
import type { Platform } from '#platform/platform.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { readTable, takeFile } from '#platform/tables/read-table.ts'
import { cameraMessages } from '../messages.ts'
import { checkRows, type CheckedFile } from './check-rows.ts'
import { columnNames, exampleRow, type ColumnKey } from './columns.ts'
import { importRows } from './import-rows.ts'
import { listPossibleOwners, mapStations } from './queries.ts'
import type { RowFault } from './read-row.ts'

/** 50,000 rows of 320 bytes; as a workbook they unpack to some 70 MB. */
const limits = { rows: 50_000, columns: 100, cell: 4_096, file: 16 * 1024 * 1024, unpacked: 96 * 1024 * 1024 } as const

const faultRow = z.object({ line: z.number(), column: z.string(), code: z.string(), message: z.string(), todo: z.string() })
const report = z.object({ rows: z.number(), ready: z.number(), known: z.number(), faultyRows: z.number(), faults: z.array(faultRow), ignoredColumns: z.array(z.string()) })

type Parts = Pick<Platform, 'config' | 'database' | 'keyring' | 'ids' | 'log'>

export function importRoutes(platform: Parts) {
  let isRunning = false
  return [
    defineRoute({
      method: 'POST',
      url: '/api/camera-imports/check',
      action: 'camera.import',
      summary: 'Try a list of cameras (CSV or XLSX): every faulty row with line, column, reason and what to do; nothing is written',
      response: report,
      async handle(call) {
        const checked = await readFile(platform, call as Call)
        return sayReport(checked, call.language)
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/camera-imports/faults',
      action: 'camera.import',
      summary: 'The faulty rows of a list as a CSV to correct it by; cells that a spreadsheet would run are quoted',
      async handle(call) {
        const { faults } = await readFile(platform, call as Call)
        const zh = call.language === 'zh'
        call.reply.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="camera-faults.csv"')
        return writeCsv(zh ? ['行', '列', '问题', '怎么办', '代码'] : ['line', 'column', 'fault', 'what to do', 'code'], faults.map((fault) => sayFault(fault, call.language)).map((f) => [f.line, f.column, f.message, f.todo, f.code]))
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/camera-imports/template',
      action: 'camera.import',
      summary: 'An empty list of cameras with every column, and one row as an example',
      async handle(call) {
        judgeImport(call as Call)
        const isZh = call.language === 'zh'
        call.reply.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="cameras.csv"')
        return writeCsv(Object.values(columnNames).map((names) => names[isZh ? 0 : 1]), [Object.keys(columnNames).map((key) => exampleRow[key as ColumnKey][isZh ? 0 : 1])])
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/camera-imports',
      action: 'camera.import',
      summary: 'Take over the good rows of a list of cameras; answers lines of JSON as it goes on, the last one the report',
      async handle(call) {
        if (isRunning) throw new Fault('import_running', {}, 409)
        isRunning = true
        try {
          const checked = await readFile(platform, call as Call)
          call.reply.type('application/x-ndjson; charset=utf-8')
          // Not in `tell`: whoever hung up during the check has a stream that is closed before `tell` has begun.
          return Readable.from(tell(platform, call as Call, checked)).once('close', () => (isRunning = false))
        } catch (error) {
          isRunning = false
          throw error
        }
      },
    }),
  ]
}

async function* tell(platform: Parts, call: Call, checked: CheckedFile): AsyncGenerator<string> {
  try {
    let added = 0
    for await (const { faults, ...progress } of importRows(call, platform.keyring, () => platform.ids.uuid(), checked.ready)) {
      added = progress.added
      checked.faults.push(...faults.splice(0))
      yield `${JSON.stringify(progress)}\n`
    }
    yield `${JSON.stringify({ added, report: sayReport(checked, call.language) })}\n`
  } catch (error) {
    // The answer has begun: how it ended is its last line. What is committed stays.
    const fault = error instanceof Fault ? error : new Fault('internal', { id: call.intentId.slice(0, 8) }, 500)
    if (fault !== error) platform.log.error({ err: error, id: call.intentId.slice(0, 8) }, 'an import of cameras broke')
    yield `${JSON.stringify({ failed: { code: fault.code, ...say(cameraMessages, fault.code, call.language, fault.params) } })}\n`
  }
}

async function readFile(platform: Parts, call: Call): Promise<CheckedFile> {
  const { county, principal, mayI, request } = call
  judgeImport(call)
  const table = await readTable(await takeFile(request, limits), limits)
  const mayImport = memoise((station: string) => mayI('camera.import', { type: 'camera', id: 'new' }, { ...noAttributes, station }))
  return platform.database.read({ county, stations: 'all', account: principal.account }, async (tx) => {
    const { owners, chiefs } = await listPossibleOwners(tx, county)
    const mayOwn = (account: string, kind: string) => owners.has(account) || (kind === 'police' && chiefs.has(account))
    return checkRows(tx, county, platform.keyring, table, { stations: await mapStations(tx, county), mayImport, mayOwn, bounds: platform.config.bounds })
  })
}

const judgeImport = ({ judge, principal }: Call) => judge({ type: 'camera', id: 'new' }, { ...noAttributes, station: principal.station })

function sayReport({ rows, ready, known, faults, ignoredColumns }: CheckedFile, language: Language): z.infer<typeof report> {
  return { rows, ready: ready.length, known, faultyRows: new Set(faults.map((fault) => fault.line)).size, faults: faults.map((fault) => sayFault(fault, language)), ignoredColumns }
}

function sayFault({ line, column, code, params }: RowFault, language: Language): z.infer<typeof faultRow> {
  return { line, column, code, ...say(cameraMessages, code, language, params) }
}

function memoise<T>(ask: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>()
  return (key) => {
    if (!known.has(key)) known.set(key, ask(key))
    return known.get(key)!
  }
}
