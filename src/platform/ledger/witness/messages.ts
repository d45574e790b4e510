import { decodeBase64 } from '../note.ts'

/** What a log asks a witness: `POST <url>/add-checkpoint` (c2sp.org/tlog-witness). */
export interface AddCheckpoint {
  /** Size of the tree that the proof starts from: what the witness holds. */
  old: number
  proof: Buffer[]
  note: string
}

/** No tree of 2^63 leaves has a longer proof. */
const longestProof = 63

export function formatAddCheckpoint({ old, proof, note }: AddCheckpoint): string {
  return [`old ${old}`, ...proof.map((hash) => hash.toString('base64')), '', note].join('\n')
}

/** Null when malformed. */
export function parseAddCheckpoint(body: string): AddCheckpoint | null {
  const split = body.indexOf('\n\n')
  if (split < 0) return null
  const [first, ...lines] = body.slice(0, split).split('\n')
  const old = /^old (0|[1-9]\d{0,15})$/.exec(first!)?.[1]
  const proof = lines.map(decodeBase64)
  if (old === undefined || proof.length > longestProof || proof.some((hash) => hash?.length !== 32)) return null
  return { old: Number(old), proof: proof as Buffer[], note: body.slice(split + 2) }
}
