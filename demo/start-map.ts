import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Platform } from '#platform/platform.ts'
import { writeMapApart } from './map/write-map.ts'

/** Draws the made-up county's map into a new data folder, beside the server: some seconds of another process. */
export function startDemoMap({ config, log }: Pick<Platform, 'config' | 'log'>): { stop(): Promise<void> } {
  const stopper = new AbortController()
  const folder = join(config.dataDir, 'map')
  const drawing = existsSync(join(folder, 'labels.json'))
    ? Promise.resolve()
    : writeMapApart(folder, stopper.signal).catch((err: unknown) => stopper.signal.aborted || log.error({ err }, 'the demo’s map could not be drawn'))
  return {
    async stop() {
      stopper.abort()
      await drawing
    },
  }
}
