import type { Region } from '../search/patch.ts'
import type { DecoderFormat } from './protocol.ts'

/** What a decoding process is asked for a search: the region's brightness in some frames. */
export interface PatchJob extends DecoderFormat {
  id: number
  /** NAL units of each frame in decoding order, the first one a key frame. */
  frames: Uint8Array[][]
  region: Region
  /** Whether every frame is a key frame: then nothing is predicted from a picture, and its edges need no smoothing. */
  areKeys: boolean
}

/** A patch a frame, in the order of the frames; null for one that could not be decoded. */
export type PatchAnswer = { id: number; patches: (Uint8Array | null)[] } | { id: number; error: string }
