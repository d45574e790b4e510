import { z } from 'zod'

/** Parts that a bundle's and a reel's manifest have in common. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const base64 = z.base64()

export const madeBy = z.strictObject({ account: z.string(), name: z.string(), unit: z.string() })
export const usedGrant = z.strictObject({
  id: z.string(), basis: z.string(), document: z.string(), from: z.string(), to: z.string(), askedBy: z.string(), second: z.string(), approvedBy: z.string(), approvedAt: z.string(),
})
export const usedCamera = z.strictObject({ id: z.string(), name: z.string(), place: z.string(), owner: z.string() })

export const ledgerProof = z.strictObject({
  /** The act that sealed it, as stored, and what its hash of the payload is made of. */
  envelope: base64,
  salt: base64,
  payload: base64,
  /** Number of the act in the log, and its audit path (RFC 6962) in the tree of the checkpoint. */
  index: z.number().int(),
  path: z.array(base64),
  /** C2SP signed note. */
  checkpoint: z.string(),
})
export type LedgerProof = z.infer<typeof ledgerProof>

/** Every other file of the bundle but the signature. */
export const listedFiles = z.array(z.strictObject({ name: z.string(), role: z.enum(['original', 'sheet', 'derived']), sha256, bytes: z.number().int() })).min(1)
