import type { SimulatedVideo } from './packetise.ts'

/** A camera of the simulator. What is optional beyond `auth` makes it lie. */
export interface SimulatedCamera {
  video: SimulatedVideo
  auth?: SimulatedAuth
  /** Whether the session description holds the parameter sets. Default true. */
  describesSets?: boolean
  /** Default true. */
  senderReports?: boolean
  /** How far its clock is ahead in sender reports. */
  clockErrorMs?: number
  firstSequence?: number
  firstTimestamp?: number
  /** Seconds after which a session that is not kept alive ends. Default: 60. */
  timeoutSeconds?: number
  /**
   * Changes what goes over the wire for one picture: takes its packets (`$` included) and returns what is written
   * instead. `frame`: how many pictures this client was sent before.
   */
  disturb?: (packets: Buffer[], frame: number) => Buffer[]
  /** Told for every picture handed to the network: its place in `video.frames`. */
  onSent?: (index: number) => void
}

export interface SimulatedAuth {
  scheme: 'basic' | 'digest'
  /** Default MD5. */
  algorithm?: 'MD5' | 'SHA-256'
  username: string
  password: string
  /** Requests that one nonce is good for, after which it is stale. Default: any number. */
  nonceUses?: number
}
