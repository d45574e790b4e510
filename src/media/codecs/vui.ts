import type { BitReader } from './bit-reader.ts'

/** `aspect_ratio_idc` that is followed by its own two numbers (ITU-T H.264 table E-1). */
const extendedAspectRatio = 255

/**
 * Reads video usability information (Annex E.1.1) as far as `max_num_reorder_frames`.
 * Cameras cut this part short or fill it with nonsense: whatever cannot be read is undefined, never an error.
 */
export function readReorderFrames(reader: BitReader): number | undefined {
  if (reader.bit() === 0) return undefined
  if (reader.bit() === 1 && reader.bits(8) === extendedAspectRatio) reader.bits(32)
  if (reader.bit() === 1) reader.bit() // overscan
  if (reader.bit() === 1) {
    reader.bits(4)
    if (reader.bit() === 1) reader.bits(24) // colour description
  }
  if (reader.bit() === 1) {
    reader.unsigned()
    reader.unsigned()
  }
  if (reader.bit() === 1) {
    reader.bits(32) // num_units_in_tick
    reader.bits(32) // time_scale
    reader.bit()
  }
  const nalHrd = reader.bit() === 1
  if (nalHrd) skipHrd(reader)
  const vclHrd = reader.bit() === 1
  if (vclHrd) skipHrd(reader)
  if (nalHrd || vclHrd) reader.bit()
  reader.bit() // pic_struct_present_flag
  if (reader.bit() === 0) return undefined
  reader.bit()
  for (let i = 0; i < 4; i++) reader.unsigned()
  const reorderFrames = reader.unsigned()
  return reader.failed || reorderFrames > 16 ? undefined : reorderFrames
}

/** Annex E.1.2. */
function skipHrd(reader: BitReader): void {
  const count = reader.unsigned() + 1
  if (count > 32) reader.failed = true
  reader.bits(8)
  for (let i = 0; i < count && !reader.failed; i++) {
    reader.unsigned()
    reader.unsigned()
    reader.bit()
  }
  reader.bits(20)
}
