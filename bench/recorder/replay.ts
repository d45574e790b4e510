import { createHash } from 'node:crypto'
import type { SimulatedVideo } from '../../src/media/simulator/packetise.ts'
import type { Capture } from './capture.ts'

export interface Replay {
  video: SimulatedVideo
  /** One for each of the video's pictures. */
  hashes: string[]
}

/** Groups captured packets into pictures that the simulator sends; whole GOPs only, so that the round has no seam. */
export function prepareReplay({ sps, pps, packets }: Capture): Replay {
  const pictures = groupByTime(packets).map((group) => ({ group, units: collectUnits(group) }))
  const isKey = ({ units }: { units: Buffer[] }) => units.some((unit) => (unit[0]! & 0x1f) === 5)
  const whole = pictures.slice(pictures.findIndex(isKey), pictures.findLastIndex(isKey))
  const first = whole[0]!.group[0]!.readUInt32BE(4)
  const frames = whole.map((picture) => {
    const ticks = (picture.group[0]!.readUInt32BE(4) - first) >>> 0
    return { ticks, key: isKey(picture), ...frame(picture.group) }
  })
  const last = frames.at(-1)!.ticks
  const video = { frames, loopTicks: last + Math.round(last / (frames.length - 1)), codec: 'h264' as const, sets: [sps, pps] }
  return { video, hashes: whole.map(({ units }) => hashUnits(units)) }
}

/** A picture by the bytes that a recorder must keep: its NAL units but for parameter sets and delimiters. */
export function hashUnits(units: Buffer[]): string {
  const hash = createHash('sha1')
  for (const unit of units) if (![7, 8, 9].includes(unit[0]! & 0x1f)) hash.update(unit).update('|')
  return hash.digest('hex')
}

function groupByTime(packets: Buffer[]): Buffer[][] {
  const groups: Buffer[][] = []
  for (const packet of packets) {
    if (groups.at(-1)?.[0]!.readUInt32BE(4) === packet.readUInt32BE(4)) groups.at(-1)!.push(packet)
    else groups.push([packet])
  }
  return groups
}

function frame(packets: Buffer[]): { bytes: Buffer; offsets: number[] } {
  const offsets: number[] = []
  let at = 0
  const parts = packets.flatMap((packet) => {
    offsets.push(at)
    at += 4 + packet.length
    return [Buffer.from([0x24, 0, packet.length >> 8, packet.length & 0xff]), packet]
  })
  return { bytes: Buffer.concat(parts), offsets }
}

/**
 * The source's own reading of RFC 6184, apart from the recorder's: were they the same, a picture that it misreads
 * would be missed on both sides.
 */
function collectUnits(packets: Buffer[]): Buffer[] {
  const units: Buffer[] = []
  for (const payload of packets.map((packet) => packet.subarray(12))) {
    const type = payload[0]! & 0x1f
    if (type === 28) {
      if (payload[1]! & 0x80) units.push(Buffer.from([(payload[0]! & 0xe0) | (payload[1]! & 0x1f)]))
      units.push(Buffer.concat([units.pop()!, payload.subarray(2)]))
    } else if (type === 24) {
      for (let at = 1; at < payload.length; at += 2 + payload.readUInt16BE(at)) units.push(payload.subarray(at + 2, at + 2 + payload.readUInt16BE(at)))
    } else units.push(payload)
  }
  return units
}
