/** `Transport` and `Session` of a SETUP response. */
export interface SetUp {
  rtpChannel: number
  rtcpChannel: number
  /** Undefined where the camera names no session. */
  session: string | undefined
  /** Seconds after which the camera ends a session that it hears nothing of. */
  timeoutSeconds: number
}

/** RFC 2326 §12.37. */
const defaultTimeoutSeconds = 60

/** Reads both headers leniently: channels that are missing are the ones that were asked for, 0 and 1 (RFC 2326 §12.39). */
export function readSetUp(transport: string | undefined, session: string | undefined): SetUp {
  const channels = /interleaved\s*=\s*(\d{1,3})(?:-(\d{1,3}))?/i.exec(transport ?? '')
  const rtp = channels ? Number(channels[1]) & 0xff : 0
  const [id, ...parameters] = (session ?? '').split(';').map((part) => part.trim())
  const timeout = parameters.map((p) => /^timeout\s*=\s*(\d{1,6})$/i.exec(p)?.[1]).find((t) => t !== undefined)
  return {
    rtpChannel: rtp,
    rtcpChannel: channels?.[2] !== undefined ? Number(channels[2]) & 0xff : (rtp + 1) & 0xff,
    session: id || undefined,
    timeoutSeconds: Number(timeout) || defaultTimeoutSeconds,
  }
}
