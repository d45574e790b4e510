import type { TroubleKind } from '#answers/cameras'

/** Kinds of trouble, the worst first. */
export const troubleKinds = ['offline', 'no_picture', 'not_stored', 'unseen', 'clock_off', 'bitrate_odd'] as const satisfies readonly TroubleKind[]
export type { TroubleKind }

/** No footage comes: red. The others are to be put right soon: amber. */
export const isLoss = (kind: string) => kind !== 'clock_off' && kind !== 'bitrate_odd'
