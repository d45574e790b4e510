import { type Damage, descend, findBox, type FoundBox, isDamage, listBoxes } from './walk.ts'

export interface Sample {
  /** Offset and size in the buffer that was read. */
  offset: number
  size: number
  /** 90 kHz ticks. */
  duration: number
  /** Showing time minus decoding time. */
  shift: number
  key: boolean
}

export interface ReadFragment {
  sequence: number
  /** Decoding time of the first sample. */
  start: number
  samples: Sample[]
  /** Where the fragment's `mdat` ends. */
  end: number
}

/** A GOP of more frames than this is not believed (at 60 pictures a second, 18 minutes without a key frame). */
const maxSamples = 65_535

/**
 * Reads a movie fragment: `moof` at `from`, its `mdat` right behind. Takes the one-track, one-run fragments that are
 * written here and the common variations of others (default durations, sizes and flags; version 0).
 * Never throws on bad bytes: says what is wrong. Every sample returned lies within the `mdat`.
 */
export function readFragment(bytes: Buffer, from = 0, to = bytes.length): ReadFragment | Damage {
  const boxes = listBoxes(bytes, from, to)
  if (isDamage(boxes)) return boxes
  const [moof, mdat] = boxes
  if (moof?.type !== 'moof' || mdat?.type !== 'mdat') return { damage: 'not a moof followed by an mdat', at: from }
  const mfhd = descend(bytes, moof.body, moof.end, 'mfhd')
  if (isDamage(mfhd)) return mfhd
  const traf = descend(bytes, moof.body, moof.end, 'traf')
  if (isDamage(traf)) return traf
  const parts = listBoxes(bytes, traf.body, traf.end)
  if (isDamage(parts)) return parts
  const tfhd = findBox(parts, 'tfhd')
  const tfdt = findBox(parts, 'tfdt')
  const trun = findBox(parts, 'trun')
  if (!tfhd || !tfdt || !trun) return { damage: 'a track fragment lacks tfhd, tfdt or trun', at: traf.start }
  const defaults = readTfhd(bytes, tfhd)
  const start = readTfdt(bytes, tfdt)
  if (isDamage(defaults)) return defaults
  if (typeof start !== 'number') return start
  if (mfhd.end - mfhd.body < 8) return { damage: 'mfhd cut off', at: mfhd.start }
  const samples = readTrun(bytes, trun, { moof, mdat, ...defaults })
  if (isDamage(samples)) return samples
  return { sequence: bytes.readUInt32BE(mfhd.body + 4), start, samples, end: mdat.end }
}

interface Defaults {
  duration: number
  size: number
  flags: number
}

/** `tfhd` (§8.8.7): only the defaults are of use; a base data offset is not supported. */
function readTfhd(bytes: Buffer, box: FoundBox): Defaults | Damage {
  const words = (box.end - box.body) >> 2
  if (words < 2) return { damage: 'tfhd cut off', at: box.start }
  const flags = bytes.readUInt32BE(box.body)
  if (flags & 1) return { damage: 'tfhd with a base data offset', at: box.start }
  let word = 2
  const next = (bit: number) => {
    if (!(flags & bit)) return 0
    return word < words ? bytes.readUInt32BE(box.body + 4 * word++) : Number.NaN
  }
  next(2) // sample description index
  const defaults = { duration: next(8), size: next(0x10), flags: next(0x20) }
  return Number.isNaN(defaults.duration + defaults.size + defaults.flags) ? { damage: 'tfhd cut off', at: box.start } : defaults
}

/** `tfdt` (§8.8.12), either version. */
function readTfdt(bytes: Buffer, box: FoundBox): number | Damage {
  const size = box.end - box.body
  if (size < 8) return { damage: 'tfdt cut off', at: box.start }
  if (bytes[box.body] === 0) return bytes.readUInt32BE(box.body + 4)
  if (size < 12) return { damage: 'tfdt cut off', at: box.start }
  const time = bytes.readUInt32BE(box.body + 4) * 0x1_0000_0000 + bytes.readUInt32BE(box.body + 8)
  return Number.isSafeInteger(time) ? time : { damage: 'tfdt beyond any time', at: box.start }
}

/** `trun` (§8.8.8). */
function readTrun(bytes: Buffer, box: FoundBox, fragment: Defaults & { moof: FoundBox; mdat: FoundBox }): Sample[] | Damage {
  if (box.end - box.body < 8) return { damage: 'trun cut off', at: box.start }
  const versionAndFlags = bytes.readUInt32BE(box.body)
  const has = (bit: number) => (versionAndFlags & bit) !== 0
  const count = bytes.readUInt32BE(box.body + 4)
  const perSample = 4 * (+has(0x100) + +has(0x200) + +has(0x400) + +has(0x800))
  const fixed = 8 + 4 * (+has(1) + +has(4))
  if (count > maxSamples || fixed + count * perSample > box.end - box.body) return { damage: 'trun cut off', at: box.start }
  let at = box.body + 8
  const next = () => bytes.readUInt32BE((at += 4) - 4)
  let offset = has(1) ? fragment.moof.start + (next() | 0) : fragment.mdat.body
  const firstFlags = has(4) ? next() : undefined
  const samples: Sample[] = []
  for (let i = 0; i < count; i++) {
    const duration = has(0x100) ? next() : fragment.duration
    const size = has(0x200) ? next() : fragment.size
    const own = has(0x400) ? next() : fragment.flags
    const shift = has(0x800) ? (versionAndFlags >>> 24 === 0 ? next() : next() | 0) : 0
    const flags = i === 0 && firstFlags !== undefined ? firstFlags : own
    if (offset < fragment.mdat.body || offset + size > fragment.mdat.end) return { damage: 'a sample lies outside its mdat', at: box.start }
    samples.push({ offset, size, duration, shift, key: i === 0 ? (flags & 0x10000) === 0 : own !== 0 && (own & 0x10000) === 0 })
    offset += size
  }
  return samples
}

/** Splits a sample into its NAL units (4-byte lengths); views, nothing copied. */
export function splitSample(bytes: Buffer, { offset, size }: Pick<Sample, 'offset' | 'size'>): Buffer[] | Damage {
  const nalus: Buffer[] = []
  const end = offset + size
  for (let at = offset; at < end; ) {
    if (end - at < 5) return { damage: 'NAL unit cut off', at }
    const length = bytes.readUInt32BE(at)
    if (length === 0 || length > end - at - 4) return { damage: 'NAL unit longer than its sample', at }
    nalus.push(bytes.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return nalus
}
