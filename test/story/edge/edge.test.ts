import { expect, test } from 'vitest'
import { runEdge } from './run-edge.ts'

/** Network namespaces are root's; elsewhere the link is still tested over a line that is cut (test/media/link.test.ts). */
const isRoot = process.getuid?.() === 0

test.runIf(isRoot)('a recorder in a village’s own network dials out, is watched and exported through its link, and loses nothing when the line is cut', { timeout: 240_000 }, async () => {
  const { ok, steps, refusals } = await runEdge(() => {})
  expect({ ok, last: steps.at(-1)?.name, refused: refusals.map(({ refused }) => refused) }).toEqual({ ok: true, last: 'the recorder is cut off for good', refused: [true, true] })
})
