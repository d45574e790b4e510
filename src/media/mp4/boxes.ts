/**
 * Builds an ISO base media box: 32-bit size, type, contents (ISO/IEC 14496-12 §4.2).
 * Parts may be buffers, or numbers meaning 32-bit big-endian words.
 */
export function buildBox(type: string, ...parts: (Buffer | number)[]): Buffer {
  let size = 8
  for (const part of parts) size += typeof part === 'number' ? 4 : part.length
  const out = Buffer.allocUnsafe(size)
  out.writeUInt32BE(size, 0)
  out.write(type, 4, 4, 'latin1')
  let at = 8
  for (const part of parts) {
    if (typeof part === 'number') at = out.writeUInt32BE(part >>> 0, at)
    else at += part.copy(out, at)
  }
  return out
}

/** Builds a full box: a box that begins with a version byte and 24 bits of flags (§4.2). */
export function buildFullBox(type: string, version: number, flags: number, ...parts: (Buffer | number)[]): Buffer {
  return buildBox(type, ((version << 24) | flags) >>> 0, ...parts)
}

/** A 64-bit big-endian number; whole and below 2^53. */
export function uint64(value: number): Buffer {
  const out = Buffer.allocUnsafe(8)
  out.writeBigUInt64BE(BigInt(value))
  return out
}

export function uint16s(...values: number[]): Buffer {
  const out = Buffer.allocUnsafe(values.length * 2)
  values.forEach((value, i) => out.writeUInt16BE(value, i * 2))
  return out
}

/** Seconds from the epoch of ISO media files (1904-01-01 UTC, §8.2.2) to Unix's. */
const secondsFrom1904 = 2_082_844_800

/** A wall time in ms since 1970 as the media file's creation time; 0 when unknown. */
export function mediaTime(ms: number): number {
  return ms > 0 ? Math.floor(ms / 1000) + secondsFrom1904 : 0
}
