/** A box found in a buffer; offsets from the buffer's start. */
export interface FoundBox {
  type: string
  start: number
  /** First byte of its contents. */
  body: number
  end: number
}

/** What is wrong with bytes that claim to be a media file. */
export interface Damage {
  damage: string
  at: number
}

export function isDamage(value: object): value is Damage {
  return 'damage' in value
}

/** No file of ours has more boxes side by side in memory; garbage may claim millions. */
const maxBoxes = 4096

/**
 * Lists the boxes that lie side by side in `bytes` from `from` to `to` (ISO/IEC 14496-12 §4.2).
 * Every box must lie whole within these bounds; never reads outside them, never takes more than `maxBoxes` steps.
 */
export function listBoxes(bytes: Buffer, from: number, to: number): FoundBox[] | Damage {
  const boxes: FoundBox[] = []
  let at = from
  while (at < to) {
    const box = readBoxHead(bytes, at, to)
    if (isDamage(box)) return box
    if (box.end > to) return { damage: `box ${box.type} ends outside its parent`, at }
    if (boxes.length >= maxBoxes) return { damage: 'too many boxes', at }
    boxes.push(box)
    at = box.end
  }
  return boxes
}

/** Reads one box head at `at`; the box may end after `to` (its end is where it claims to end). */
export function readBoxHead(bytes: Buffer, at: number, to: number): FoundBox | Damage {
  if (to - at < 8) return { damage: 'box head cut off', at }
  const size = bytes.readUInt32BE(at)
  const type = bytes.toString('latin1', at + 4, at + 8)
  if (size >= 8) return { type, start: at, body: at + 8, end: at + size }
  // Size 0 ("to the end of the file") is never written here, and accepting it would hide a torn file.
  if (size !== 1) return { damage: `box ${printable(type)} has size ${size}`, at }
  if (to - at < 16) return { damage: 'box head cut off', at }
  const large = Number(bytes.readBigUInt64BE(at + 8))
  if (large < 16 || large > Number.MAX_SAFE_INTEGER - at) return { damage: `box ${printable(type)} has size ${large}`, at }
  return { type, start: at, body: at + 16, end: at + large }
}

function printable(type: string): string {
  return type.replace(/[^ -~]/g, '?')
}

/** The one box of this type among `boxes`; the first when there are several. */
export function findBox(boxes: FoundBox[], type: string): FoundBox | undefined {
  return boxes.find((box) => box.type === type)
}

/** Follows a path of box types down from `from`…`to`. */
export function descend(bytes: Buffer, from: number, to: number, ...path: string[]): FoundBox | Damage {
  let found: FoundBox = { type: '', start: from, body: from, end: to }
  for (const type of path) {
    const boxes = listBoxes(bytes, found.body, found.end)
    if (isDamage(boxes)) return boxes
    const next = findBox(boxes, type)
    if (!next) return { damage: `no box ${type}`, at: found.start }
    found = next
  }
  return found
}
