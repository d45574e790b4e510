import { planRange, readPlan } from '../src/media/archive/range.ts'
import type { FootageReader } from '../src/media/archive/footage-reader.ts'

/** What a player is sent for a range, one piece after another; `codec` where an init segment comes. Media time 0 is `fromMs`. */
export async function* playRange(reader: FootageReader, cameraId: string, fromMs: number, toMs: number): AsyncGenerator<{ bytes: Buffer; codec?: string }> {
  const edges = { fromMs, toMs }
  for (let at = fromMs; at < toMs; ) {
    const plan = await planRange(reader, cameraId, { fromMs: at, toMs }, edges, 1e9)
    if (!plan) return
    yield { bytes: plan.init, codec: plan.codec }
    for await (const { bytes } of readPlan(reader, plan, edges, fromMs)) yield { bytes }
    at = plan.endMs
  }
}
