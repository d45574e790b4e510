/** A video track that a camera's session description offers (RFC 8866, RFC 6184 §8, RFC 7798 §7). */
export interface VideoTrack {
  /** Upper-case encoding name of its `rtpmap`: H264, H265, JPEG … */
  encoding: string
  /** RTP payload type, 0 to 127. */
  payloadType: number
  /** Ticks a second. 90,000 for video; some cameras say otherwise. */
  clockRate: number
  /** `a=control` of the track as written; undefined where absent. */
  control: string | undefined
  /** NAL units of `sprop-parameter-sets`, or of `sprop-vps`, `-sps` and `-pps`, decoded; empty where absent or broken. */
  parameterSets: Buffer[]
  /** Whether units come out of decoding order, with a number before each (`sprop-max-don-diff`, RFC 7798 §7.1). */
  reordersUnits?: boolean
}

export interface SessionDescription {
  /** `a=control` of the session as written. */
  control: string | undefined
  videos: VideoTrack[]
}

/** Lines beyond this are ignored: a description has some twenty. */
const maxLines = 1000

/** Parameter sets beyond this many are ignored. */
const maxParameterSets = 16

/** Static payload types that cameras use without an `rtpmap` (RFC 3551 table 5). */
const staticEncodings: Record<number, string> = { 26: 'JPEG', 31: 'H261', 32: 'MPV', 33: 'MP2T', 34: 'H263' }

/** Parses a session description leniently: what it does not know, it skips. Never throws. */
export function parseSdp(text: string): SessionDescription {
  const description: SessionDescription = { control: undefined, videos: [] }
  let media: 'session' | 'video' | 'other' = 'session'
  let video: VideoTrack | undefined
  for (const line of text.split(/\r\n|\n|\r/, maxLines)) {
    const value = line.slice(2).trim()
    if (line.startsWith('m=')) {
      video = parseMedia(value)
      media = video ? 'video' : 'other'
      if (video) description.videos.push(video)
    } else if (line.startsWith('a=')) {
      if (media === 'session' && value.startsWith('control:')) description.control = value.slice(8).trim()
      else if (video) readAttribute(video, value)
    }
  }
  return description
}

function parseMedia(value: string): VideoTrack | undefined {
  const [kind, , , format] = value.split(/\s+/)
  if (kind !== 'video') return undefined
  const payloadType = parseCount(format, 127)
  if (payloadType === undefined) return undefined
  const encoding = staticEncodings[payloadType] ?? ''
  return { encoding, payloadType, clockRate: 90_000, control: undefined, parameterSets: [] }
}

function readAttribute(video: VideoTrack, value: string): void {
  const colon = value.indexOf(':')
  if (colon === -1) return
  const name = value.slice(0, colon)
  const rest = value.slice(colon + 1).trim()
  if (name === 'control') video.control = rest
  else if (name === 'rtpmap') readRtpMap(video, rest)
  else if (name === 'fmtp') readFormat(video, rest)
}

/** `a=rtpmap:96 H264/90000`. */
function readRtpMap(video: VideoTrack, value: string): void {
  const [type, mapping = ''] = value.split(/\s+/)
  if (parseCount(type, 127) !== video.payloadType) return
  const [encoding = '', rate] = mapping.split('/')
  video.encoding = encoding.toUpperCase()
  video.clockRate = parseCount(rate, 1_000_000_000) || video.clockRate
}

const setParameters = new Set(['sprop-parameter-sets', 'sprop-vps', 'sprop-sps', 'sprop-pps'])

/** `a=fmtp:96 packetization-mode=1;sprop-parameter-sets=Z0IAKeKQFAe2AtwEBAaQeJEV,aM48gA==`. */
function readFormat(video: VideoTrack, value: string): void {
  const space = value.search(/\s/)
  if (space === -1 || parseCount(value.slice(0, space), 127) !== video.payloadType) return
  for (const part of value.slice(space).split(';')) {
    const equals = part.indexOf('=')
    const name = part.slice(0, equals).trim().toLowerCase()
    const given = part.slice(equals + 1)
    if (name === 'sprop-max-don-diff') video.reordersUnits = (parseCount(given.trim(), 32_767) ?? 0) > 0
    if (!setParameters.has(name)) continue
    const sets = given
      .split(',', maxParameterSets)
      .map((set) => Buffer.from(set.trim(), 'base64'))
      .filter((set) => set.length > 0)
    video.parameterSets = [...video.parameterSets, ...sets].slice(0, maxParameterSets)
  }
}

function parseCount(text: string | undefined, max: number): number | undefined {
  if (!text || !/^\d{1,10}$/.test(text)) return undefined
  const value = Number(text)
  return value <= max ? value : undefined
}
