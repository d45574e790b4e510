export type { BulkLine, BulkReport } from './bulk/answers.ts'
export type { CameraDay, Repair, RepairList, Spell, TroubleKind } from './health/answers.ts'
export type { RecorderList, RecorderState } from './links/answers.ts'
export type { Branch, CameraCounts, Point } from './routes/network-answers.ts'
