import { z } from 'zod'
import { troubleKinds } from './troubles.ts'

const kind = z.enum(troubleKinds)
export type { TroubleKind } from './troubles.ts'

/** One camera that does not work as it should. Times: RFC 3339. */
export const repair = z.object({
  id: z.string(), name: z.string(), place: z.string(), town: z.string(), station: z.string(), ownerName: z.string(), ownerKind: z.string(),
  /** Masked; empty: none is known, or not for who asks. */
  phone: z.string(),
  /** Host of its address; empty for whom it is not. */
  host: z.string(),
  /** Of its oldest trouble. */
  since: z.string(),
  troubles: z.array(z.object({ kind, since: z.string(), code: z.string() })),
  /** Who sees to it; null: nobody. */
  sent: z.object({ whom: z.string(), note: z.string(), at: z.string() }).nullable(),
  /** What was said to be done though the trouble is still there; null: nothing. */
  saidDone: z.object({ done: z.string(), at: z.string() }).nullable(),
  may: z.object({ assign: z.boolean(), ring: z.boolean() }),
})
export type Repair = z.infer<typeof repair>

export const repairList = z.object({ now: z.string(), counts: z.record(kind, z.number()), unsent: z.number(), repairs: z.array(repair), total: z.number() })
export type RepairList = z.infer<typeof repairList>

const spell = z.object({ kind, from: z.string(), to: z.string().nullable(), code: z.string() })

/** A day of cameras: what was wrong from when until when. `lostSeconds`: no footage came. */
export const cameraDay = z.object({
  /** Of the day, as far as it has gone. */
  from: z.string(),
  to: z.string(),
  stations: z.array(z.object({ station: z.string(), cameras: z.number(), troubled: z.number(), lostSeconds: z.number() })),
  cameras: z.array(z.object({ id: z.string(), name: z.string(), place: z.string(), station: z.string(), lostSeconds: z.number(), spells: z.array(spell) })),
  /** Cameras with trouble that day, of which `cameras` are the worst. */
  troubled: z.number(),
})
export type CameraDay = z.infer<typeof cameraDay>
export type Spell = z.infer<typeof spell>
