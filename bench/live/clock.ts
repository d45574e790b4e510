/** Reading the clock that `clock-camera.py` draws: 40 blocks in the top lines. */
export const blocks = 40
/** Width and height of one, pixels. */
export const blockSize = 32

/** The milliseconds since the epoch in a line of brightness across the blocks; null where the check fails. `near`: now, for the upper bits. */
export function readClock(line: Uint8Array, near: number): number | null {
  const bits = Array.from({ length: blocks }, (_, i) => Number(line[i * blockSize + blockSize / 2]! > 127))
  const bytes = Array.from({ length: 5 }, (_, i) => Number.parseInt(bits.slice(i * 8, i * 8 + 8).join(''), 2))
  if ((bytes[0]! ^ bytes[1]! ^ bytes[2]! ^ bytes[3]!) !== bytes[4]) return null
  const low = ((bytes[0]! << 24) | (bytes[1]! << 16) | (bytes[2]! << 8) | bytes[3]!) >>> 0
  return near - (((near % 2 ** 32) - low + 2 ** 32) % 2 ** 32)
}
