import type { Platform } from '#platform/platform.ts'
import { layDownGrids } from './grids.ts'
import { layDownMatters } from './matters.ts'
import { layDownRegister } from './register.ts'
import { layDownWork } from './work.ts'

/** What stands behind the doors of four communities and what their station does there, so that neither the phone nor the console is empty at first look. */
export async function openDemoGrid(platform: Platform): Promise<void> {
  const known = await layDownRegister(platform)
  await layDownGrids(platform)
  await layDownWork(platform, known)
  await layDownMatters(platform)
}
