import type { Stage } from '../stage.ts'
import { registerCamera } from '../pages.ts'

/** Who registers cameras for the station writes down the shed's and tries its address. */
export async function register(stage: Stage, lonLat: readonly [number, number], port: number): Promise<void> {
  const page = await stage.enter('潘疏雨', '/console/cameras')
  await registerCamera(page, { name: '溪畔花园车棚北侧', lonLat, url: `rtsp://127.0.0.1:${port}/camera`, username: 'viewer', password: 'qinglan' })
  await page.context().close()
}

/** The chief activates it, and its pictures come. */
export async function activate(stage: Stage): Promise<void> {
  const chief = await stage.enter('湛云韬', '/console/cameras')
  await chief.getByText('溪畔花园车棚北侧').click()
  await chief.getByRole('button', { name: /^启\s?用$/ }).click()
  await chief.getByText('已启用，开始录像').waitFor()
  await chief.getByText(/^640×360 · 2\d fps/).waitFor()
  await chief.context().close()
}
