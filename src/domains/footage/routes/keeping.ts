import { z } from 'zod'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { clockRecord, confirmClock, theClock } from '../keeping/clock.ts'
import { listDeletions } from '../keeping/deletion-queries.ts'

const deletion = z.object({
  id: z.string(), camera: z.string(), cameraName: z.string(), station: z.string(), recorder: z.string(), day: z.string(), retentionDays: z.number(), article: z.string(), files: z.number(), bytes: z.number(),
  from: z.string(), to: z.string(), orderedAt: z.string(), doneAt: z.string().nullable(), removed: z.number(), missing: z.number(), failed: z.number(), spared: z.number(),
})

/** What became of footage whose time was over, and the clock by which it is judged. */
export const keepingRoutes: Route[] = [
  defineRoute({
    method: 'GET',
    url: '/api/footage/deletions',
    action: 'footage_deletion.list',
    summary: 'Footage that was deleted at the end of its time: whose, of when, by which article; the newest first',
    query: z.strictObject({ camera: z.string().max(64).optional(), limit: z.coerce.number().int().min(1).max(1000).default(200) }),
    response: z.object({ deletions: z.array(deletion) }),
    async handle({ judgeOwn, read, query, county }) {
      judgeOwn()
      return { deletions: await read((tx) => listDeletions(tx, county, query)) }
    },
  }),
  defineRoute({
    method: 'POST',
    url: '/api/footage/keeping/clock',
    action: 'keeping_clock.confirm',
    summary: 'Say that the server’s clock is right after it leapt: deletion goes on. For who does not set it',
    body: z.strictObject({ reason: z.string().min(1).max(400) }),
    response: z.object({ at: z.string() }),
    handle: ({ perform, body, now }) =>
      perform(async (work) => ({ at: (await work.act(clockRecord, theClock, () => confirmClock(now, body.reason))).confirmedAt })),
  }),
]
