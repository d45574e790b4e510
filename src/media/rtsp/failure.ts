/** Why a camera gives no video. The catalogue of each language has a sentence and a next step for every code. */
export type CameraFailureCode =
  /** Its address is not one: `rtsp://host[:port]/path` is. Nothing is tried again. */
  | 'bad_address'
  /** No connection: refused, no route, no such name, no answer in time. */
  | 'unreachable'
  /** User name or password wrong, or none given, or a scheme that is not spoken. */
  | 'unauthorised'
  /** Something answers there, but it doesn't speak RTSP. */
  | 'not_rtsp'
  /** The camera knows no such path (404). */
  | 'not_found'
  /** The camera refuses for another reason: the status stands in the detail. */
  | 'refused'
  /** Its description names no video. */
  | 'no_video'
  /** Its video is neither H.264 nor H.265, or is packed in a way that is not read. */
  | 'unsupported_codec'
  /** A request was not answered in time. */
  | 'no_answer'
  /** Video stopped coming though the connection stands. */
  | 'dead_air'
  /** Pictures come, but never one at which decoding could begin. */
  | 'no_key_frame'
  /** The camera closed the connection. */
  | 'closed'
  /** It broke the protocol beyond repair. */
  | 'protocol'

/** A reason, not an exception. Never holds credentials, nor the address's path, in which some cameras carry them. */
export class CameraFailure {
  readonly code: CameraFailureCode
  /** One English sentence for logs and the technician. */
  readonly detail: string

  constructor(code: CameraFailureCode, detail: string) {
    this.code = code
    this.detail = detail
  }
}
