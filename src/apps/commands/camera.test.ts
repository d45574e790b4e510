import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { cli, runProgram } from '../../../test/program.ts'

const place = ['--place', '站前路2号', '--station', 'lancheng', '--owner-name', '青岚县公安局', '--owner-kind', 'police', '--category', 'square', '--public']
const whole = ['--class', 'gov_plan', '--lon', '119.4', '--lat', '27.3', '--bearing', '90', '--angle', '60', '--necessity', '治安', '--days', '90']

describe('langqiao camera', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse()
  })
  afterAll(() => house?.close())

  async function camera(args: string[], { input = '', ...env }: Record<string, string> = {}) {
    const settings = { DATABASE_URL: house.ownerUrl, LANGQIAO_DATA: join(house.folder, 'data'), LANGQIAO_KEYS: join(house.folder, 'keys'), LANGQIAO_CHECKPOINTS: join(house.folder, 'checkpoints') }
    const { status, stdout, stderr } = await runProgram(process.execPath, ['--disable-warning=ExperimentalWarning', cli, 'camera', ...args], { env: { PATH: process.env.PATH, ...settings, ...env }, input })
    return { status, stdout: stdout.trim(), stderr }
  }

  test('adds a camera with its stream through the same rules as the page, and lists it without its password', async () => {
    const added = await camera(['add', '--name', '站前广场', ...place, ...whole, '--url', 'rtsp://10.0.0.7/live', '--username', 'u', '--password-stdin', '--activate'], { input: 'Bergamot-31\n' })
    expect(added).toMatchObject({ status: 0, stderr: '' })
    const listed = await camera(['list', '--json'])
    expect(JSON.parse(listed.stdout)).toMatchObject([{ id: added.stdout, state: 'active', name: '站前广场', address: '10.0.0.7/live', credentials: true, lacks: ['camera_no_sign'] }])
    expect(listed.stdout).not.toContain('Bergamot')
  })

  test('says what the law refuses, and names what is missing', async () => {
    const refused = await camera(['add', '--name', '广场', ...place, '--class', 'gov_plan', '--days', '7'])
    expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('at least 30 days') })
    expect(await camera(['add', '--name', '广场'])).toMatchObject({ status: 1, stderr: expect.stringContaining('place, station, ownerName') })
  })

  test('acts as nobody without their password and code', async () => {
    const chief = await house.as('station_chief', { station: 'lancheng' })
    expect(await camera(['add', '--name', '广场', ...place, '--as', chief.account, '--code', '000000'], { LANGQIAO_ACCOUNT_PASSWORD: 'wrong' })).toMatchObject({ status: 1, stderr: expect.stringContaining('password or code is wrong') })
  })
})
