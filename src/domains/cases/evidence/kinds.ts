export const evidenceKinds = ['photo', 'audio', 'scan'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

export interface FileKind {
  kind: EvidenceKind
  mediaType: string
  /** Extensions that a name of this kind may have, lower case. */
  extensions: readonly string[]
}

interface Signature extends FileKind {
  matches(head: Buffer): boolean
}

/** Bytes at the start that decide the kind. */
export const headBytes = 16

const starts = (hex: string, at = 0) => {
  const wanted = Buffer.from(hex, 'hex')
  return (head: Buffer) => head.subarray(at, at + wanted.length).equals(wanted)
}
const spells = (text: string, at = 0) => starts(Buffer.from(text, 'latin1').toString('hex'), at)
const all = (...tests: ((head: Buffer) => boolean)[]) => (head: Buffer) => tests.every((test) => test(head))
const any = (...tests: ((head: Buffer) => boolean)[]) => (head: Buffer) => tests.some((test) => test(head))

/** What may come in as evidence, by its first bytes (ISO/IEC 10918-1, 14496-12, 23008-12; RFC 2083, 3267, 3533, 6386, 9639; TIFF 6). Everything else is refused. */
const signatures: readonly Signature[] = [
  { kind: 'photo', mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], matches: starts('ffd8ff') },
  { kind: 'photo', mediaType: 'image/png', extensions: ['png'], matches: starts('89504e470d0a1a0a') },
  { kind: 'photo', mediaType: 'image/webp', extensions: ['webp'], matches: all(spells('RIFF'), spells('WEBP', 8)) },
  { kind: 'photo', mediaType: 'image/heic', extensions: ['heic', 'heif'], matches: all(spells('ftyp', 4), any(spells('heic', 8), spells('heix', 8), spells('mif1', 8), spells('msf1', 8))) },
  { kind: 'audio', mediaType: 'audio/wav', extensions: ['wav'], matches: all(spells('RIFF'), spells('WAVE', 8)) },
  { kind: 'audio', mediaType: 'audio/mp4', extensions: ['m4a'], matches: all(spells('ftyp', 4), any(spells('M4A ', 8), spells('M4B ', 8))) },
  { kind: 'audio', mediaType: 'audio/amr', extensions: ['amr'], matches: spells('#!AMR') },
  { kind: 'audio', mediaType: 'audio/ogg', extensions: ['ogg', 'oga', 'opus'], matches: spells('OggS') },
  { kind: 'audio', mediaType: 'audio/flac', extensions: ['flac'], matches: spells('fLaC') },
  { kind: 'audio', mediaType: 'audio/mpeg', extensions: ['mp3'], matches: any(spells('ID3'), isMpegFrame) },
  { kind: 'scan', mediaType: 'application/pdf', extensions: ['pdf'], matches: spells('%PDF-') },
  { kind: 'scan', mediaType: 'image/tiff', extensions: ['tif', 'tiff'], matches: any(starts('49492a00'), starts('4d4d002a')) },
]

/** The kind by its first bytes; null for what is not taken in. */
export function recogniseKind(head: Buffer): FileKind | null {
  return signatures.find((signature) => signature.matches(head)) ?? null
}

/** Whether a name and what the bytes are agree: a `.jpg` that is no JPEG deceives whoever opens it. */
export function nameFits(name: string, { extensions }: FileKind): boolean {
  const dot = name.lastIndexOf('.')
  return dot > 0 && extensions.includes(name.slice(dot + 1).toLowerCase())
}

/** A frame header of MPEG audio layer 3 (ISO/IEC 11172-3 §2.4.1.3): sync, no reserved version, rate or bit rate. */
function isMpegFrame(head: Buffer): boolean {
  const [a = 0, b = 0, c = 0] = head
  return a === 0xff && (b & 0xe6) === 0xe2 && (b & 0x18) !== 0x08 && (c & 0xf0) !== 0xf0 && (c & 0x0c) !== 0x0c
}
