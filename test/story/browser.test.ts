import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFailed, test } from 'vitest'
import { cameras } from '../../demo/county/index.ts'
import { startGStreamerCamera, type GStreamerCamera } from '../peers/start-gstreamer-camera.ts'
import { buildPages, runCommand } from '../program.ts'
import { readWhoLooked, signNotice } from './chapters/camera-owner.ts'
import { activate, register } from './chapters/camera-keepers.ts'
import { acceptCase, askForFiling, beginInvestigation, readClosedCase, solve } from './chapters/case-officer.ts'
import { approveClosing, approveFiling, approveFootage, findInFigures } from './chapters/deciders.ts'
import { closeAndCallBack, takeFirstCall, takeSecondCall } from './chapters/dispatcher.ts'
import { goOnDuty, handleCall } from './chapters/field-officer.ts'
import { askForFootage, exportSealed, findItClosed, tryWithoutApproval, watchAndMark } from './chapters/footage-viewer.ts'
import { startInstance, type Instance } from './instance.ts'
import { openStage, type Stage } from './stage.ts'

const [lon, lat] = cameras.find((camera) => camera.key === 'compound')!.lonLat

/**
 * The e-bike story on its pages: each person in a browser of their own, the camera by GStreamer, every step by the page that
 * the README names (chapters/, a file for each who acts). Only refusals are asked for behind the pages: they offer no button for what is refused.
 */
describe('the e-bike story in Chromium', { timeout: 300_000 }, () => {
  let camera: GStreamerCamera
  let house: Instance
  let stage: Stage
  let folder: string
  let desk: Page, field: Page, officer: Page, head: Page, county: Page
  let caseUrl: string, grantUrl: string, caseNumber: string
  let broken = ''

  beforeAll(async () => {
    await buildPages()
    folder = mkdtempSync(join(tmpdir(), 'lq-told-'))
    camera = await startGStreamerCamera(['--user', 'viewer', '--password', 'qinglan'])
    house = await startInstance()
    stage = await openStage(house.url)
  }, 120_000)
  afterAll(async () => {
    await stage?.close()
    await house?.stop()
    await camera?.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  /** A chapter stands on the one before: when one breaks, the others are not told. */
  const tell = (name: string, work: () => Promise<void>) =>
    test(name, async ({ skip }) => {
      if (broken) skip(`the story broke at “${broken}”`)
      onTestFailed(async () => {
        broken = name
        console.error(`what the pages showed: ${await stage.keepPictures()}`, ...stage.failures)
      })
      await work()
    })
  const expectValid = async (...args: string[]) => {
    const { status, stdout, stderr } = await runCommand(args, house.env)
    expect(stdout + stderr).toMatch(/valid/)
    expect(status).toBe(0)
  }

  tell('a camera that nobody here wrote is registered on the page, tried, activated by the chief, and recorded', async () => {
    await register(stage, [lon, lat], camera.port)
    await activate(stage)
  })

  tell('the officer goes on duty on a phone', async () => {
    field = await goOnDuty(stage, [lon + 0.002, lat])
  })

  tell('the desk writes down the call by keyboard alone, sees the nearest free unit with its reason, and sends it', async () => {
    desk = await takeFirstCall(stage)
  })

  tell('the phone rings until it is accepted; the officer goes, arrives, reports and is done', () => handleCall(field, desk))

  tell('a second caller that evening: the first call is offered, linked by a key, and both are handed to the case team', () => takeSecondCall(desk))

  tell('the case team signs for the calls and accepts a case from both', async () => {
    officer = await acceptCase(stage)
    caseUrl = officer.url()
  })

  tell('filing is asked for, the county’s head decides, the investigation begins', async () => {
    await askForFiling(officer)
    county = await approveFiling(stage)
    await beginInvestigation(officer)
  })

  tell('three hours of the shed’s camera are asked for; the asker is offered no approval and refused one', async () => {
    grantUrl = await askForFootage(officer)
    await tryWithoutApproval(officer, grantUrl)
  })

  tell('the head of the unit approves by a key; the owner reads the notice on the portal and signs', async () => {
    head = await approveFootage(stage)
    await signNotice(stage)
  })

  tell('the officer watches pictures that Chromium decodes, marks the moment and exports it sealed; the bundle verifies offline', async () => {
    await watchAndMark(officer, grantUrl)
    await expectValid('verify', await exportSealed(officer, folder))
  })

  tell('the case is solved on its facts and closed by the county’s head; its footage can no longer be looked at', async () => {
    await solve(officer, caseUrl)
    await approveClosing(county)
    caseNumber = await readClosedCase(officer)
    await findItClosed(officer, grantUrl)
  })

  tell('the desk closes the first call and calls back', () => closeAndCallBack(desk))

  tell('the solved case stands in the figures, behind its count', () => findInFigures(county, `${house.url}/console/figures`, caseNumber))

  tell('the same pages speak English, to the owner too, who sees who looked and what was taken', async () => {
    const said: [Page, string, string][] = [
      [desk, `${house.url}/console/desk`, 'Nearest free crews'], [officer, caseUrl, 'Sent for prosecution'], [head, `${house.url}/console/approvals`, 'Nothing waits for you'],
      [county, `${house.url}/console/figures`, 'Solved rate'],
    ]
    for (const [page, url, words] of said) {
      await page.goto(`${url}?lang=en`)
      await page.getByText(words).first().waitFor()
    }
    await readWhoLooked(stage, caseNumber)
  })

  tell('the ledger of all this is valid, and no page failed on the way', async () => {
    await expectValid('ledger', 'verify')
    expect(stage.failures).toEqual([])
  })
})
