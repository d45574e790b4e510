import type { DisputeFile } from '../disputes.ts'

/** What every form of a dispute gets: its file, the way to send, and how to leave. */
export interface FormProps {
  file: DisputeFile
  send: (verb: string, body: object, intentId: string) => Promise<void>
  onClose: () => void
}
