import { z } from 'zod'
import { defineRoute, type Route } from '#platform/http/route.ts'
import type { Platform } from '#platform/platform.ts'
import { cameraId } from '../grants/acts.ts'
import { clockRecord, confirmClock, theClock } from '../keeping/clock.ts'
import { listDeletions } from '../keeping/deletion-queries.ts'
import { readStorage } from '../keeping/storage.ts'

const deletion = z.object({
  id: z.string(), camera: z.string(), cameraName: z.string(), station: z.string(), recorder: z.string(), day: z.string(), retentionDays: z.number(), article: z.string(), files: z.number(), bytes: z.number(),
  from: z.string(), to: z.string(), orderedAt: z.string(), doneAt: z.string().nullable(), removed: z.number(), missing: z.number(), failed: z.number(), spared: z.number(),
})

const storage = z.object({
  at: z.string(),
  recorders: z.array(
    z.object({
      recorder: z.string(), state: z.string(), cameras: z.number(), freeBytes: z.number(), reserveBytes: z.number(), heldBytes: z.number(), onHoldBytes: z.number(),
      bytesPerDay: z.number(), neededBytes: z.number(), shortBytes: z.number(), fullInDays: z.number().optional(),
    }),
  ),
  clock: z.object({ trustedAt: z.string().nullable(), doubted: z.boolean() }),
  openOrders: z.number(),
})

/** What became of footage whose time was over, and the clock by which it is judged. */
export const keepingRoutes = (platform: Platform): Route[] => [
  defineRoute({
    method: 'GET',
    url: '/api/footage/storage',
    action: 'footage_storage.read',
    summary: 'Each recorder’s disk: what lies on it, what keeping all footage for its full time needs, when it is full; of no camera by itself',
    response: storage,
    handle: ({ judgeOwn }) => {
      judgeOwn()
      return readStorage(platform)
    },
  }),
  defineRoute({
    method: 'GET',
    url: '/api/footage/deletions',
    action: 'footage_deletion.list',
    summary: 'Footage that was deleted at the end of its time: whose, of when, by which article; the newest first',
    query: z.strictObject({ camera: cameraId.optional(), limit: z.coerce.number().int().min(1).max(1000).default(200) }),
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
