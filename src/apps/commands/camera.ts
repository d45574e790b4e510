import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { activateCamera, cameraDetails, listCameras, registerCamera, type StreamAddress } from '#domains/cameras/index.ts'
import { PolicyRefusal } from '#platform/acts/store.ts'
import { readConfig } from '#platform/config.ts'
import { Fault } from '#platform/fault.ts'
import type { Platform } from '#platform/platform.ts'
import { systemPrincipal, type Principal } from '#platform/policy/principal.ts'
import { withOwnPlatform } from '../own-platform.ts'

export const help = `langqiao camera list [--search TEXT] [--json]
langqiao camera add --name NAME --place PLACE --station STATION --owner-name NAME [options] [--activate]
  --category KIND   road, bridge, square, residential, education, not_public … (Decree 799, art. 7)   default other_public
  --class CLASS     gov_plan, operator_duty, other_duty_place, art9_other
  --lon N --lat N   position, CGCS2000     --bearing N  compass degrees     --angle N  degrees     --reach N  metres
  --owner ACCOUNT   the owner's account    --owner-kind KIND  police, school, property_company, shop, household …
  --necessity TEXT  --public  --sign TEXT  --sign-photo  --days N   kept for so long, default 30
  --url rtsp://…    --sub-url rtsp://…     the small picture of the same camera, for tiles
  --username NAME   for both; its password: standard input with --password-stdin, or LANGQIAO_CAMERA_PASSWORD
  --as LOGIN --code CODE   act as this account, password in LANGQIAO_ACCOUNT_PASSWORD; else as the system
What policy or law refuses to that account is refused here too.`

export async function run([verb, ...args]: string[]): Promise<void> {
  if (verb === 'list') return list(args)
  if (verb === 'add') return add(args)
  throw new Error(`unknown: camera ${verb ?? ''}\n${help}`)
}

async function list(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { search: { type: 'string' }, json: { type: 'boolean', default: false } } })
  await withOwnPlatform(readConfig(process.env), async ({ database, county }) => {
    const rows = await database.read({ county, stations: 'all', account: 'system' }, (tx) => listCameras(tx, county, { search: values.search, limit: 100_000 }))
    const shown = rows.map((c) => ({
      id: c.id, state: c.state, health: c.health ?? '', code: c.code ?? '', name: c.name, station: c.station, class: c.legal_class ?? '', days: c.retention_days,
      address: c.stream_host === null ? '' : c.stream_host + (c.stream_path ?? ''), credentials: c.has_credentials, lacks: c.gaps,
    }))
    if (values.json) console.log(JSON.stringify(shown))
    else for (const c of shown) console.log([c.id, c.state, c.health, c.code, c.name, c.station, c.class, `${c.days}d`, c.address, c.credentials ? 'with credentials' : '', c.lacks.join(',')].join('\t'))
  })
}

async function add(args: string[]): Promise<void> {
  const string = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  const { values: v } = parseArgs({
    args,
    options: {
      name: string, place: string, station: string, category: string, class: string, lon: string, lat: string, bearing: string, angle: string, reach: string,
      owner: string, 'owner-name': string, 'owner-kind': string, necessity: string, public: flag, sign: string, 'sign-photo': flag, days: string,
      url: string, 'sub-url': string, username: string, 'password-stdin': flag, activate: flag, as: string, code: string,
    },
  })
  const number = (value: string | undefined) => (value === undefined ? null : Number(value))
  const given = cameraDetails.safeParse({
    name: v.name, place: v.place, station: v.station, category: v.category ?? 'other_public', legalClass: v.class ?? null,
    position: v.lon === undefined || v.lat === undefined ? null : { lon: Number(v.lon), lat: Number(v.lat) },
    bearing: number(v.bearing), fieldOfView: number(v.angle), reach: number(v.reach),
    ownerAccount: v.owner ?? '', ownerName: v['owner-name'], ownerKind: v['owner-kind'] ?? 'other', necessity: v.necessity ?? '',
    publicPlace: v.public, seesPrivacy: false, nearSecretSite: false, consentDocument: '', signText: v.sign ?? '', signPhoto: v['sign-photo'], retentionDays: Number(v.days ?? 30),
  })
  if (!given.success) throw new Fault('bad_input', { fields: given.error.issues.map((issue) => issue.path.join('.')).join(', ') })
  const stream = await readStreamOptions(v)
  await withOwnPlatform(readConfig(process.env), async (platform) => {
    const actor = await signIn(platform, v.as, v.code)
    const { store, ids, keyring } = platform
    const id = ids.uuid()
    const perform = (action: string, work: Parameters<typeof store.perform>[1], intent = ids.uuid()) => store.perform({ id: intent, principal: actor.principal, action, body: id }, work)
    try {
      await perform('camera.register', (work) => registerCamera(work, keyring, id, given.data, stream), id)
      if (v.activate) await perform('camera.activate', (work) => activateCamera(work, id))
      console.log(id)
    } catch (error) {
      if (error instanceof PolicyRefusal) await platform.refusals.record(actor.principal, error)
      throw error
    } finally {
      await actor.leave()
    }
  })
}

/** A password never stands among the arguments: every user of the machine can read those. */
async function readStreamOptions(v: { url?: string | undefined; 'sub-url'?: string | undefined; username?: string | undefined; 'password-stdin': boolean }): Promise<StreamAddress | undefined> {
  if (v.url === undefined) return undefined
  const password = v['password-stdin'] ? (await text(process.stdin)).replace(/\r?\n$/, '') : process.env.LANGQIAO_CAMERA_PASSWORD
  const address = { url: v.url, sub: v['sub-url'] }
  return v.username === undefined ? address : { ...address, username: v.username, password: password ?? '' }
}

/** Whoever has the machine does not thereby have everybody's name: acting as an account takes its password and code. */
async function signIn({ sessions }: Platform, login: string | undefined, code = ''): Promise<{ principal: Principal; leave(): Promise<void> }> {
  if (login === undefined) return { principal: systemPrincipal, leave: async () => {} }
  const { token: first } = await sessions.startSignIn(login, process.env.LANGQIAO_ACCOUNT_PASSWORD ?? '', 'command line', 'local')
  const { token } = await sessions.finishSignIn(first, code, 'command line', 'local')
  const who = await sessions.find(token)
  if (!who) throw new Fault('sign_in_failed', {}, 401)
  return { principal: who.principal, leave: () => sessions.end(who.session, who.principal.account, 'left') }
}
