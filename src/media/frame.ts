interface AnyFormat {
  /** Sequence and picture parameter sets as NAL units, without start codes (ITU-T H.264 and H.265 §7.3.2). */
  sps: Buffer
  pps: Buffer
  /** Picture size in luma samples after cropping. */
  width: number
  height: number
}

/** What the decoder must know before the first picture. Changes only at a key frame. */
export type VideoFormat = H264Format | H265Format

export interface H264Format extends AnyFormat {
  codec: 'h264'
}

export interface H265Format extends AnyFormat {
  codec: 'h265'
  /** Video parameter set, likewise. */
  vps: Buffer
}

/** A format's parameter sets in the order in which a decoder wants them. */
export function listSets(format: VideoFormat): Buffer[] {
  const { sps, pps } = format
  return format.codec === 'h265' ? [format.vps, sps, pps] : [sps, pps]
}

/** Whether pictures of one format may follow those of the other in one file, for one decoder. */
export function isSameFormat(a: VideoFormat, b: VideoFormat): boolean {
  if (a === b) return true
  const others = listSets(b)
  return a.codec === b.codec && a.width === b.width && a.height === b.height && listSets(a).every((set, i) => set.equals(others[i]!))
}

/** One coded picture as it came over the wire; never re-encoded. */
export interface Frame {
  /** Decoding time in 90 kHz ticks since the stream's first frame; the RTP clock with its wraps undone. */
  ticks: number
  /** When it is shown, same ticks; present only where pictures are shown in another order than decoded (B pictures). */
  presentationTicks?: number
  /** When its last packet arrived: milliseconds since the epoch, by the host's clock. */
  arrivalMs: number
  /** When it was taken, by the same clock; present only where the camera's sender reports say (rtp/capture-clock.ts). */
  takenMs?: number
  /** Whether decoding can start here: an IDR picture; of H.265 any random access picture (IDR, CRA, BLA). */
  key: boolean
  /** NAL units without start codes, in order; parameter sets and access unit delimiters left out. */
  nalus: Buffer[]
}

/** A key frame and the frames that depend on it: what is written as one fragment. */
export interface Gop {
  format: VideoFormat
  frames: Frame[]
  /**
   * The same bytes as MP4 keeps them, each NAL unit behind its size (4 bytes, big-endian), in order, in few large pieces of
   * memory: writing these is several times cheaper than writing the frames' units one by one. Absent where the GOP was
   * made in another way; to be left out of a copy whose frames are others.
   */
  packed?: Buffer[]
}

/** 90 kHz, the clock of video over RTP (RFC 6184 §5.1, RFC 7798 §4.1). */
export const ticksPerSecond = 90_000
