import { isDamage, readBoxHead } from '../mp4/walk.ts'
import { recordSize } from './record.ts'

/** Type of our `uuid` boxes (ISO/IEC 14496-12 §11.1): a random UUID, 9b1f3c52-6a0e-4d0b-8f0a-5c1d7e2b4a66. */
const userType = Buffer.from('9b1f3c526a0e4d0b8f0a5c1d7e2b4a66', 'hex')

const headSize = 24

/** Bytes of a `uuid` box around one record. */
export const envelopeSize = headSize + recordSize

/** Puts a record into a `uuid` box that players skip; `tail` follows the record in the same box. */
export function wrapRecord(record: Buffer, tail: Buffer = Buffer.alloc(0)): Buffer {
  const out = Buffer.allocUnsafe(envelopeSize + tail.length)
  writeEnvelope(out, record, tail.length)
  tail.copy(out, envelopeSize)
  return out
}

/** Writes the box into the first bytes of `out`. */
export function writeEnvelope(out: Buffer, record: Buffer, tailSize = 0): void {
  out.writeUInt32BE(envelopeSize + tailSize, 0)
  out.write('uuid', 4, 'latin1')
  userType.copy(out, 8)
  record.copy(out, headSize)
}

/** Where the record lies in the box that begins at `at`; undefined when no such box begins there. */
export function findRecord(bytes: Buffer, at: number): { recordAt: number; end: number } | undefined {
  const box = readBoxHead(bytes, at, bytes.length)
  if (isDamage(box) || box.type !== 'uuid' || box.end - at < envelopeSize || at + envelopeSize > bytes.length) return undefined
  if (box.body !== at + 8 || userType.compare(bytes, at + 8, at + headSize) !== 0) return undefined
  return { recordAt: at + headSize, end: box.end }
}
