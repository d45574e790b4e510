import type { NoPicture } from '#media/decode/take-picture.ts'
import { Fault } from '#platform/fault.ts'

/** Why there is no picture, as it is answered. */
export function refusePicture(failure: NoPicture['failure']): Fault {
  if (failure === 'nothing') return new Fault('nothing_recorded', {}, 404)
  return failure === 'busy' ? new Fault('too_fast', {}, 429) : new Fault('picture_failed', {}, 503)
}
