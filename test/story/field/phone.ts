import type { Page } from 'playwright-core'
import { makePicture } from './pictures.ts'

const pin = '314159'

/** What is done with a thumb on the visits page, in Chinese. */
export function openPhone(page: Page) {
  let pictures = 0
  const photograph = async (count: number) => {
    const before = await page.locator('.grid-photos figure').count()
    await page.locator('.grid-camera input').setInputFiles(Array.from({ length: count }, () => ({ name: 'IMG.png', mimeType: 'image/png', buffer: makePicture(++pictures) })))
    await page.locator('.grid-photos figure').nth(before + count - 1).waitFor()
  }
  const typePin = async () => {
    for (const digit of pin) await page.locator('.grid-pin button', { hasText: digit }).click()
  }
  const goHome = () => page.evaluate('location.hash = "/"')
  return {
    photograph,
    async signIn(name: string) {
      await page.locator('.grid-demo .adm-list-item', { hasText: name }).click()
      await this.enrol()
    },
    /** Chooses the PIN of a new phone. */
    async enrol() {
      await page.getByText('设置本机密码').waitFor()
      await typePin()
      await page.getByRole('heading', { name: '再输一次' }).waitFor()
      await typePin()
      await page.locator('.grid-reports').waitFor()
    },
    unlock: typePin,
    async openRound(title: string) {
      await page.locator('.grid-round', { hasText: title }).click()
      await page.locator('.grid-doors').waitFor()
    },
    /** A visit at the door with these words in its line: a use, somebody new, two photos. */
    async visit(place: string, given: { use: string; person: string | null; photos: number; leaflet: string | null }) {
      await page.locator('.grid-doors button', { hasText: place }).first().click()
      await page.locator('.grid-field', { hasText: '用途' }).getByText(given.use, { exact: true }).click()
      if (given.person) {
        await page.getByRole('button', { name: '添加住户人员' }).click()
        await page.locator('.grid-sheet input[aria-label=姓名]').fill(given.person)
        await page.locator('.grid-sheet').getByRole('button', { name: '添加', exact: true }).click()
      }
      if (given.leaflet) await page.getByText(given.leaflet, { exact: true }).click()
      if (given.photos > 0) await photograph(given.photos)
      await page.getByRole('button', { name: '保存', exact: true }).click()
      await page.locator('.grid-doors').waitFor()
    },
    async report(what: '隐患' | '纠纷' | '难题', given: { kind: string; place: string; text: string; parties?: string[] }) {
      await goHome()
      await page.locator('.grid-reports').getByText(what).click()
      await page.locator('.adm-selector').first().getByText(given.kind, { exact: true }).click()
      await page.locator('input[aria-label=地点]').fill(given.place)
      for (const [at, name] of (given.parties ?? []).entries()) await page.locator(`input[aria-label="当事人 ${at + 1}"]`).fill(name)
      await page.locator('textarea[aria-label=情况]').fill(given.text)
      await page.locator('.grid-foot button').click()
      await page.locator('.grid-reports').waitFor()
    },
    /** The line that says whether everything is with the server. */
    says: () => page.locator('.grid-send').first().textContent(),
    waitSent: () => page.locator('.grid-send[data-clear=true]').first().waitFor({ timeout: 120_000 }),
    goHome,
  }
}
