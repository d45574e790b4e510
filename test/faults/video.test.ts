import { expect, test } from 'vitest'
import { openTestHouse } from '../house.ts'
import { videoFaults } from './video.ts'
import { runFault } from './video/fault.ts'

const isLong = Boolean(process.env.LANGQIAO_TEST_LONG)
/** Elsewhere in short: kill-recording.test.ts, failover.test.ts, disk-trouble.test.ts, recover.test.ts, media/link.test.ts. */
const long = ['recorder killed mid-write', 'disk filled', 'disk turned read-only', 'file truncated at every byte of its last fragment', 'lease holder frozen past its lease, then woken', 'edge link cut mid-playback', 'edge link cut mid-export', 'edge link cut for a day', 'camera flapping every second']
const options = isLong
  ? { times: 100, minutes: 10, cameras: 300, isBrief: false }
  : { times: 3, minutes: 0.1, cameras: 40, isBrief: true }

for (const fault of videoFaults.filter(({ name }) => isLong || !long.includes(name)))
  test(`${fault.name}: within its bound, nothing overlapping, no two writers`, { timeout: isLong ? 1_800_000 : 180_000 }, async () => {
    const result = await runFault(fault, { ...options, seed: 1, openHouse: openTestHouse, tell: () => {} })
    expect(result.ok, JSON.stringify(result)).toBe(true)
  })
