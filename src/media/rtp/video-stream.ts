import type { Clock } from '#platform/ports/clock.ts'
import { ParameterSets } from '../codecs/parameter-sets.ts'
import { ParameterSetsH265 } from '../codecs/parameter-sets-h265.ts'
import type { VideoTrack } from '../codecs/sdp.ts'
import { h264Syntax, h265Syntax } from '../codecs/syntax.ts'
import { CaptureClock } from './capture-clock.ts'
import { depacketiseH264 } from './depacketise-h264.ts'
import { depacketiseH265 } from './depacketise-h265.ts'
import { FrameBuilder } from './frame-builder.ts'
import { GopGatherer, type VideoSink } from './gop-gatherer.ts'
import { RtpReader } from './packet.ts'
import { parseSenderReport } from './sender-report.ts'
import { SequenceTracker } from './sequence.ts'
import { Slabs } from './slabs.ts'
import { Timeline } from './timeline.ts'

/** From RTP packets to GOPs: one camera's video, over as many connections as it takes. */
export class VideoStream {
  packets = 0
  /** Packets that are no RTP, or whose payload RFC 6184 or 7798 doesn't know. */
  malformed = 0
  /** Packets of another payload type or source. */
  strangers = 0
  /** True once the camera used packets out of order (RFC 6184 §5.5) or with extensions (RFC 7798 §4.4.4), which are not read. */
  unsupported = false
  /** Camera's clock minus ours in milliseconds, from its last sender report; undefined where it sends none. */
  cameraClockOffsetMs: number | undefined
  readonly sequence = new SequenceTracker()
  readonly gatherer: GopGatherer
  readonly timeline: Timeline
  readonly #captured = new CaptureClock()
  #clock: Clock
  #rtp = new RtpReader()
  #slabs = new Slabs()
  readonly #h264 = new ParameterSets()
  /** Made when a camera speaks H.265. */
  #h265: ParameterSetsH265 | undefined
  #depacketise = depacketiseH264
  #builder: FrameBuilder
  #payloadType = -1
  #ssrc = -1
  #newSsrc = -1
  #timestamp = -1
  /** Whether the picture under way has the timestamp of the one before. */
  #continues = false
  #markerLies = false

  constructor(clock: Clock, sink: VideoSink) {
    this.#clock = clock
    this.timeline = new Timeline()
    this.#builder = new FrameBuilder(this.#slabs, h264Syntax, this.#h264)
    this.gatherer = new GopGatherer(clock, this.#slabs, this.#h264, { timeline: this.timeline, captured: this.#captured }, sink)
  }

  /** Begins a connection's video: what was under way is handed on, and a key frame is awaited. */
  begin(track: VideoTrack): void {
    this.end()
    this.#payloadType = track.payloadType
    this.timeline.startAnew(track.clockRate)
    this.#captured.startAnew(track.clockRate)
    this.unsupported = false
    this.#markerLies = false
    const isH265 = track.encoding === 'H265'
    const sets = isH265 ? (this.#h265 ??= new ParameterSetsH265()) : this.#h264
    this.#depacketise = isH265 ? depacketiseH265 : depacketiseH264
    this.#builder.speak(isH265 ? h265Syntax : h264Syntax, sets)
    this.gatherer.speak(sets)
    for (const set of track.parameterSets) sets.offer(set)
  }

  /** Ends a connection's video: hands on the GOP under way; a picture that is not whole is dropped. */
  end(): void {
    this.#builder.next(false)
    this.gatherer.flush()
    this.sequence.reset()
    this.#ssrc = -1
    this.#newSsrc = -1
    this.#timestamp = -1
  }

  /** Takes the RTP packet in `bytes[start, end)`; what is kept of it is copied. */
  takeRtp(bytes: Buffer, start: number, end: number): void {
    const rtp = this.#rtp
    if (!rtp.read(bytes, start, end)) {
      this.malformed++
      return
    }
    if (rtp.payloadType !== this.#payloadType || (rtp.ssrc !== this.#ssrc && !this.#acceptSource(rtp.ssrc))) {
      this.strangers++
      return
    }
    const follows = this.sequence.follow(rtp.sequence)
    if (follows === 'drop') return
    this.packets++
    const builder = this.#builder
    if (follows === 'after_gap' && builder.open) builder.damaged = true
    const sameTime = rtp.timestamp === this.#timestamp
    if (builder.open && !sameTime) this.#finish()
    if (!builder.open) this.#continues = sameTime
    this.#timestamp = rtp.timestamp

    const outcome = this.#depacketise(builder, bytes, rtp.payloadStart, rtp.payloadEnd)
    if (outcome === 'malformed') this.malformed++
    else if (outcome === 'unsupported') this.unsupported = true
    if (rtp.marker && !this.#markerLies) this.#finish()
  }

  /** Takes the RTCP packet in `bytes[start, end)`. Cameras that send none, or nonsense, lose nothing. */
  takeRtcp(bytes: Buffer, start: number, end: number): void {
    const report = parseSenderReport(bytes, start, end)
    // The first report may come before the first packet that says which source it is about.
    if (!report || (this.#ssrc !== -1 && report.ssrc !== this.#ssrc)) return
    this.cameraClockOffsetMs = report.cameraMs - this.#clock.now()
    this.#captured.report(report.timestamp, this.#clock.monotonicMs(), this.#timestamp === -1 ? undefined : this.#timestamp)
  }

  /** Ends the picture under way. Without slices it goes on: parameter sets may come with a time and marker of their own. */
  #finish(): void {
    const builder = this.#builder
    builder.endNalu()
    if (builder.startsMidway) {
      builder.damaged = true
      // It goes on with the picture that a marker ended: this camera marks slices, not pictures.
      if (this.#continues) this.#markerLies = true
    }
    if (builder.damaged || builder.slices > 0) this.gatherer.add(builder, this.#timestamp)
  }

  /** A new source is believed at its second packet, so that a stray one does not cut the recording in two. */
  #acceptSource(ssrc: number): boolean {
    if (this.#ssrc !== -1) {
      if (ssrc !== this.#newSsrc) {
        this.#newSsrc = ssrc
        return false
      }
      this.end()
      this.timeline.startAnew()
      this.#captured.startAnew()
    }
    this.#ssrc = ssrc
    return true
  }
}
