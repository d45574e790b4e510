import type { Work } from '#platform/acts/store.ts'
import { noticeRecord, raiseNotice, type Notice } from './notice.ts'

/** Raises a notice in the transaction of what it tells of; the same name is raised once. */
export async function raise(work: Work, id: string, given: Omit<Notice, 'raisedAt' | 'seenBy' | 'seenAt' | 'note'>): Promise<void> {
  await work.act(noticeRecord, id, (state) => raiseNotice(state, given), { action: 'notice.raise' })
}
