/**
 * What may be wrong with an active camera, as recorders measure it. The first four exclude one another: no footage comes.
 * `unseen`: no recorder reports of it. `offline`: it does not answer. `no_picture`: it answers, and sends no pictures that
 * can be recorded. `not_stored`: they come, and the disk does not take them. `clock_off`: its clock differs from ours.
 * `bitrate_odd`: it sends far more or less than it usually does.
 */
export const troubleKinds = ['unseen', 'offline', 'no_picture', 'not_stored', 'clock_off', 'bitrate_odd'] as const
export type TroubleKind = (typeof troubleKinds)[number]

/** No footage comes of it. */
export const lossKinds = ['unseen', 'offline', 'no_picture', 'not_stored'] as const satisfies readonly TroubleKind[]

/** Codes with which a camera answered, but gave no pictures (media/rtsp/failure.ts). */
export const noPictureCodes = ['no_video', 'dead_air', 'no_key_frame', 'no_video_in_time', 'unsupported_codec'] as const

/** What did not last so long is not told: a blink, or one slow report. Seconds. */
export const heldSeconds: Record<TroubleKind, number> = { unseen: 30, offline: 10, no_picture: 10, not_stored: 10, clock_off: 60, bitrate_odd: 60 }

/** Health older than this is the recorder's silence. Seconds. */
export const silentSeconds = 10
/** A camera whose clock is further off confuses whoever reads the time in its picture. Milliseconds. */
export const clockOffMs = 2_000
/** Times more or less than usual. Night, rain and smart codecs stay within a factor of three. */
export const oddFactor = 4
/** Minutes after which a bit rate is known, and over which it is learnt. */
export const [knownMinutes, learntMinutes] = [60, 1440] as const
/** How long it is kept what was wrong. Days. */
export const keptDays = 92
