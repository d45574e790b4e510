import { Fault } from '#platform/fault.ts'

/** One copy for watching at a time: it takes a whole core. */
let isTaken = false

/** Takes the one place, looked at and taken in one go; whoever has it gives it back, once. Throws `copy_busy`. */
export function takePlace(): () => void {
  if (isTaken) throw new Fault('copy_busy', {}, 429)
  isTaken = true
  let mine = true
  return () => {
    if (mine) isTaken = false
    mine = false
  }
}
