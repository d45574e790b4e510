import { rmSync, writeFileSync } from 'node:fs'
import { indexPath } from '../../../src/media/archive/layout.ts'
import { decodeRecord, encodeEnd, encodeGop, encodeHead, recordSize, type IndexRecord } from '../../../src/media/archive/record.ts'
import { recoverArchive } from '../../../src/media/archive/recover.ts'
import { diskVfs } from '../../../src/platform/ports/vfs.ts'
import type { Fault } from './fault.ts'
import { gopsAFile, MadeArchive, type MadeFile } from './made-archive.ts'

export const lyingIndex: Fault = {
  name: 'index missing or lying',
  bound: { gops: 0, stated: 'nothing: the index stands in the file itself (docs/decisions/0004-footage-in-fragmented-mp4.md)' },
  async run({ isBrief }) {
    const made = await MadeArchive.make()
    try {
      const all = made.files.length * gopsAFile
      let [lostGops, overlapping, told, tries, unnamed] = [0, 0, 0, 0, 0]
      const broken: string[] = []
      await recoverArchive({ vfs: diskVfs, root: made.root })
      for (const file of [made.files[0]!, made.files.at(-2)!, made.newest])
        for (const [what, lie] of tellLies(file, made.files[1]!)) {
          if (told++ % (isBrief ? 12 : 1) !== 0) continue
          tries++
          made.restore()
          if (lie) writeFileSync(indexPath(file.path), lie)
          else rmSync(indexPath(file.path))
          const where = `${made.files.indexOf(file) + 1} of ${made.files.length}: ${what}`
          const before = await made.readAll()
          const { repaired } = await recoverArchive({ vfs: diskVfs, root: made.root })
          const after = await made.readAll()
          for (const [when, reading] of [['before', before], ['after', after]] as const) {
            lostGops = Math.max(lostGops, all - reading.read)
            overlapping += reading.overlapping
            if (reading.read !== all || reading.damaged + reading.misplaced + reading.overlapping > 0) broken.push(`${where}, ${when} recovery: ${JSON.stringify(reading)}`)
          }
          if (file === made.files[0]) continue
          if (!repaired.some(({ path }) => path === file.path)) unnamed++
          broken.push(...(await made.check(file.path)).map((wrong) => `${where}: ${wrong}`))
        }
      return { lostGops, overlapping, doubleWriters: 0, alarmRaised: unnamed === 0, normalAgain: broken.length === 0, broken, note: `${tries} indexes: missing, cut, of another file, and every field of every record changed under a right checksum` }
    } finally {
      made.remove()
    }
  },
}

/** Indexes that are not this file's: undefined for none at all. */
function* tellLies({ index }: MadeFile, other: MadeFile): Generator<[string, Buffer | undefined]> {
  yield ['missing', undefined]
  yield ['empty', Buffer.alloc(0)]
  yield ['all ones', Buffer.alloc(index.length, 0xff)]
  yield ['of another file', other.index]
  yield ['twice', Buffer.concat([index, index])]
  for (let size = 32; size < index.length; size += 32) yield [`cut at byte ${size}`, index.subarray(0, size)]
  for (let at = 0; at + recordSize <= index.length; at += recordSize) {
    const record = decodeRecord(index, at)!
    const put = (bytes: Buffer) => Buffer.concat([index.subarray(0, at), bytes, index.subarray(at + recordSize)])
    for (const [field, lie] of changeFields(record)) yield [`${record.kind} ${at / recordSize}: ${field}`, put(encode(lie))]
    yield [`without record ${at / recordSize}`, Buffer.concat([index.subarray(0, at), index.subarray(at + recordSize)])]
  }
  const end = decodeRecord(index, index.length - recordSize)
  const last = decodeRecord(index, index.length - 2 * recordSize)
  // The most cunning: one GOP less, and all numbers right.
  if (end?.kind === 'end' && last?.kind === 'gop')
    yield ['ended one GOP too early', Buffer.concat([index.subarray(0, -2 * recordSize), encodeEnd({ ...end, gops: end.gops - 1, frames: end.frames - last.frames, offset: last.offset, ticks: last.ticks })])]
}

function* changeFields(record: IndexRecord): Generator<[string, IndexRecord]> {
  for (const [field, value] of Object.entries(record))
    if (typeof value === 'number')
      for (const other of [value + 1, value + 1_000, Math.max(0, value - 1), 0]) if (other !== value) yield [`${field} ${other}`, { ...record, [field]: other }]
}

const encode = (record: IndexRecord) => (record.kind === 'head' ? encodeHead(record) : record.kind === 'gop' ? encodeGop(record) : encodeEnd(record))
