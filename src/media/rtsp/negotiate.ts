import { parseSdp, type VideoTrack } from '../codecs/sdp.ts'
import type { CameraAddress } from './address.ts'
import type { RtspConnection } from './connection.ts'
import { resolveControl } from './control-url.ts'
import { CameraFailure } from './failure.ts'
import { findHeader, type RtspMessage } from './message.ts'
import { readSetUp, type SetUp } from './session-headers.ts'

/** A stream that was agreed on and is playing. */
export interface Playing {
  /** What PLAY, keep-alive and TEARDOWN name. */
  url: string
  setUp: SetUp
  /** Whether the camera said that it knows GET_PARAMETER. */
  knowsGetParameter: boolean
}

/** RFC 2326 §11.3.2: "Invalid Range", which some live cameras answer to any range. */
const statusInvalidRange = 457

/**
 * OPTIONS, DESCRIBE, SETUP and PLAY of the camera's first H.264 or H.265 track, interleaved (RFC 2326 §10, §14).
 * `onTrack` is called before the camera can send anything of it.
 */
export async function negotiate(
  connection: RtspConnection,
  address: CameraAddress,
  onTrack: (track: VideoTrack) => void,
): Promise<Playing | CameraFailure> {
  const options = await connection.request('OPTIONS', address.url, {})
  if (options instanceof CameraFailure) return options

  const described = await ask(connection, 'DESCRIBE', address.url, { Accept: 'application/sdp' })
  if (described instanceof CameraFailure) return described
  const description = parseSdp(described.body.toString('utf8'))
  const track = chooseTrack(description.videos)
  if (track instanceof CameraFailure) return track
  const base = findHeader(described, 'content-base') ?? findHeader(described, 'content-location') ?? address.url
  const sessionUrl = resolveControl(resolveControl(address.url, base), description.control)

  onTrack(track)
  const transport = 'RTP/AVP/TCP;unicast;interleaved=0-1'
  const answer = await ask(connection, 'SETUP', resolveControl(sessionUrl, track.control), { Transport: transport })
  if (answer instanceof CameraFailure) return answer
  const setUp = readSetUp(findHeader(answer, 'transport'), findHeader(answer, 'session'))
  connection.reader.rtpChannel = setUp.rtpChannel
  connection.reader.rtcpChannel = setUp.rtcpChannel
  connection.reader.payloadType = track.payloadType

  const played = await play(connection, sessionUrl, setUp.session)
  if (played instanceof CameraFailure) return played
  const knowsGetParameter = /\bGET_PARAMETER\b/i.test(findHeader(options, 'public') ?? '')
  return { url: sessionUrl, setUp, knowsGetParameter }
}

async function play(connection: RtspConnection, url: string, session: string | undefined): Promise<RtspMessage | CameraFailure> {
  const first = await connection.request('PLAY', url, { Session: session, Range: 'npt=0.000-' })
  if (first instanceof CameraFailure || first.status !== statusInvalidRange) return judge('PLAY', first)
  return ask(connection, 'PLAY', url, { Session: session })
}

function chooseTrack(videos: VideoTrack[]): VideoTrack | CameraFailure {
  const [first] = videos
  if (!first) return new CameraFailure('no_video', 'the camera offers no video')
  const track = videos.find((video) => video.encoding === 'H264' || video.encoding === 'H265')
  const name = /^[A-Z0-9-]{1,20}$/.test(first.encoding) ? first.encoding : 'unknown to us'
  if (!track) return new CameraFailure('unsupported_codec', `the camera's video is ${name}; H264 or H265 is needed`)
  if (track.reordersUnits) return new CameraFailure('unsupported_codec', 'its units come out of order (RFC 7798, sprop-max-don-diff), which is not read')
  return track
}

async function ask(
  connection: RtspConnection,
  method: string,
  url: string,
  headers: Record<string, string | undefined>,
): Promise<RtspMessage | CameraFailure> {
  return judge(method, await connection.request(method, url, headers))
}

function judge(method: string, answer: RtspMessage | CameraFailure): RtspMessage | CameraFailure {
  if (answer instanceof CameraFailure || (answer.status >= 200 && answer.status < 300)) return answer
  if (answer.status === 403) return new CameraFailure('unauthorised', `the camera forbids ${method} to this user (403)`)
  if (answer.status === 404) return new CameraFailure('not_found', 'the camera knows no stream of that path (404)')
  return new CameraFailure('refused', `the camera refuses ${method} with status ${answer.status}`)
}
