import type { Random } from '../demo/random.ts'

/** Numbers that parsers trip over, as 32-bit words. */
const awkward = [0, 1, 7, 8, 0x7f, 0xff, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff]

/** Harms a copy of `bytes` in one to four places: bits, words, cuts, repeats, swaps. */
export function mutate(bytes: Buffer, random: Random): Buffer {
  let out: Buffer = Buffer.from(bytes)
  for (let n = random.whole(1, 4); n > 0 && out.length > 8; n--) out = harm(out, random)
  return out
}

function harm(bytes: Buffer, random: Random): Buffer {
  const at = random.whole(0, bytes.length - 5)
  const to = random.whole(at, Math.min(bytes.length, at + 200))
  switch (random.whole(0, 6)) {
    case 0:
      bytes[at]! ^= 1 << random.whole(0, 7)
      return bytes
    case 1:
      bytes.writeUInt32BE(random.pick(awkward), at)
      return bytes
    case 2:
      return Buffer.from(bytes.subarray(0, at))
    case 3:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)])
    case 4:
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)])
    case 5:
      return Buffer.from(bytes.fill(random.pick([0, 0xff, random.whole(0, 255)]), at, to))
    default:
      bytes.writeUInt32BE((bytes.readUInt32BE(at) + random.whole(-9, 9)) >>> 0, at)
      return bytes
  }
}
