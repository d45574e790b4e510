import { mkdtempSync, chmodSync, readFileSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { activateCamera, cameraDetails, registerCamera } from '../../src/domains/cameras/index.ts'
import { withOwnPlatform } from '../../src/apps/own-platform.ts'
import { makeFolders, readConfig } from '../../src/platform/config.ts'
import { accountRecord, openAccount } from '../../src/platform/identity/account.ts'
import { storeCredentials } from '../../src/platform/identity/accounts.ts'
import { currentTotp, hashPassword, newTotpSecret } from '../../src/platform/identity/secrets.ts'
import { systemPrincipal } from '../../src/platform/policy/principal.ts'

/** A data folder with one dispatcher and one camera, before any server has run on it. */
export interface KillHouse {
  folder: string
  camera: string
  login: string
  password: string
  code(): string
}

const camera = {
  name: '测试车棚', place: '溪畔花园', category: 'residential', position: { lon: 119.42, lat: 27.3 }, bearing: 0, fieldOfView: 60, reach: 40,
  station: 'lancheng', ownerName: '测试物业', ownerAccount: '', ownerKind: 'property_company', legalClass: 'operator_duty', necessity: '防盗',
  publicPlace: false, seesPrivacy: false, nearSecretSite: false, consentDocument: '', signText: '监控', signPhoto: true, retentionDays: 30,
}

export async function buildKillHouse(streamUrl: string): Promise<KillHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'lq-kill-'))
  chmodSync(folder, 0o755)
  const config = readConfig({ LANGQIAO_DATA: join(folder, 'data'), LANGQIAO_KEYS: join(folder, 'keys'), LANGQIAO_CHECKPOINTS: join(folder, 'checkpoints') })
  makeFolders(config)
  const [login, password, secret] = ['desk', 'only-for-this-test', newTotpSecret()]
  let id = ''
  await withOwnPlatform(config, async ({ store, ids, keyring, county }) => {
    id = ids.uuid()
    const perform = (action: string, work: Parameters<typeof store.perform>[1]) => store.perform({ id: ids.uuid(), principal: systemPrincipal, action, body: action }, work)
    await perform('account.open', async (work) => {
      await work.act(accountRecord, login, (state) => openAccount(state, { login, name: '接警员', roles: ['dispatcher'], station: '', team: '', phone: '' }))
      await storeCredentials(work, county, keyring, login, await hashPassword(password), secret, 'link')
    })
    await perform('camera.register', (work) => registerCamera(work, keyring, id, cameraDetails.parse(camera), { url: streamUrl }))
    await perform('camera.activate', (work) => activateCamera(work, id))
  })
  return { folder, camera: id, login, password, code: () => currentTotp(secret, Date.now()) }
}

/** The pid of a process below `parent` whose command line holds `word`; null when there is none. */
export function findChild(parent: number, word: string): number | null {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      const ppid = Number(stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0])
      if (ppid === parent && readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0').some((part) => part === word)) return Number(name)
    } catch {
      // It ended while we looked.
      continue
    }
  }
  return null
}
