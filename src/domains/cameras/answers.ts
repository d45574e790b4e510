export type { Branch, CameraCounts, Point } from './routes/network-answers.ts'
