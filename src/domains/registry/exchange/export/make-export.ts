import { dayInShanghai } from '#platform/calendar.ts'
import { allocateNumber } from '#platform/acts/numbers.ts'
import { Fault } from '#platform/fault.ts'
import type { Call } from '#platform/http/route.ts'
import type { EntryType } from '../../fields/field.ts'
import type { Wording } from '../columns.ts'
import type { ExportMade } from '../answers.ts'
import { collectItems } from './collect-items.ts'
import { listPart, partRecord, partRows } from './part.ts'
import { findOpenBatch } from './queries.ts'
import type { ExportParts } from './read-rows.ts'
import { beginExport, exportRecord, type exportPurposes } from './record.ts'

export interface Wish {
  kind: 'copy' | 'batch'
  of: EntryType
  station: string
  whole: boolean
  wording: Wording
  why: (typeof exportPurposes)[number]
  note: string
  action: string
  facts: string[]
}

/** `DC`: 导出, a copy; `BS`: 报送, a batch. */
const prefixes = { copy: 'DC', batch: 'BS' } as const

/** Writes down who takes which records out, why and how many, before a byte of them leaves. Judged by the caller. */
export async function makeExport(parts: ExportParts, { perform, intentId, principal: { account }, county }: Call, { action, facts, ...wish }: Wish): Promise<ExportMade> {
  const { kind, of, station } = wish
  const { items, again } = await collectItems(parts, { kind, of, station, account })
  return perform(
    async (work) => {
      const open = kind === 'batch' ? await findOpenBatch(work.tx, county, station, of) : null
      if (open) throw new Fault('batch_open', { number: open }, 409)
      if (items.length === 0) throw new Fault(kind === 'batch' ? 'batch_nothing' : 'export_nothing', {}, 409)
      const day = dayInShanghai(work.now)
      const last = await allocateNumber(work.tx, county, `register_${kind}:${station}:${day}`)
      const number = `${prefixes[kind]}-${station}-${day.replaceAll('-', '')}-${String(last).padStart(3, '0')}`
      const count = Math.ceil(items.length / partRows)
      await work.act(exportRecord, intentId, (state) => beginExport(state, { ...wish, number, rows: items.length, again, parts: count }), { action })
      for (let i = 0; i < count; i++) {
        const part = { export: intentId, station, of, items: items.slice(i * partRows, (i + 1) * partRows) }
        await work.act(partRecord, `${intentId}.${i}`, (state) => listPart(state, part), { action })
      }
      return { id: intentId, number, rows: items.length, again }
    },
    { facts },
  )
}
