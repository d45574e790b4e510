import type { Gop } from '../../src/media/frame.ts'
import { packetiseVideo } from '../../src/media/simulator/packetise.ts'

export interface PacketOptions {
  sequence?: number
  timestamp?: number
  ssrc?: number
  inBandSets?: boolean
}

/** The RTP packets of a video, one list a picture, without `$` framing; numbered as a camera would. */
export function listPackets(gops: Gop[], { sequence = 0, timestamp = 0, ssrc = 1, inBandSets = true }: PacketOptions = {}): Buffer[][] {
  return packetiseVideo(gops, { inBandSets }).frames.map(({ bytes, offsets, ticks }) =>
    offsets.map((offset, i) => {
      const packet = Buffer.from(bytes.subarray(offset + 4, offsets[i + 1] ?? bytes.length))
      packet.writeUInt16BE(sequence++ & 0xffff, 2)
      packet.writeUInt32BE((timestamp + ticks) >>> 0, 4)
      packet.writeUInt32BE(ssrc, 8)
      return packet
    }),
  )
}
