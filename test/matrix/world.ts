import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { layDown } from '#media/archive/lay-down.ts'
import { LiveChannel } from '#media/live/channel.ts'
import { serveLive } from '#media/live/serve-live.ts'
import type { ActSchemas, DraftOf, RecordType } from '#platform/acts/record-type.ts'
import { openStore } from '#platform/acts/store.ts'
import { roles, type Role } from '#platform/policy/principal.ts'
import { makeSocketFolder, recorderSocket } from '#domains/cameras/index.ts'
import { openHouse, type Caller, type TestHouse, type TestHouseOptions } from '../open-house.ts'
import { makeGops } from '../pictures.ts'

/** What an object is to who asks: their own, another's of their team, another team's of their station, another station's, or nothing at all. */
export const relations = ['own', 'team', 'station', 'other', 'none'] as const
export type Relation = (typeof relations)[number]

/** Where an object stands, and whose it is. `partner` is the second officer that some acts want. */
export interface Place {
  station: string
  team: string
  person: Caller
  partner: Caller
}

export interface Asker extends Caller {
  role: Role
  station: string
  team: string
}

/** Who may read a text: those whose cells in these rows allow it for that relation; never these roles. */
export interface Readers {
  rows: readonly string[]
  except?: readonly Role[]
}

export interface World {
  house: TestHouse
  /** A word that no other text holds, for a field of an object at this place: whoever reads it elsewhere is looked up. */
  mark(at: Pick<Place, 'station' | 'team' | 'person'>, readers: Readers): string
  /** The marks that a text holds, each with its readers and what it is to who asks. */
  findMarks(text: string, asker: Asker): { readers: Readers; relation: Relation }[]
  /** Where sockets are opened: `ws://…`. */
  address: string
  askers: readonly Asker[]
  /** Appends acts without asking policy: what a fixture is made of. Answers the id of the first act. */
  put<R extends string, S extends ActSchemas, T>(record: RecordType<R, S, T>, id: string, actor: string, drafts: DraftOf<R, S>[]): Promise<string>
  place(asker: Asker, relation: Relation): Promise<Place>
  /** Someone else of the same role and place. */
  renew(asker: Asker): Promise<Asker>
  /** Two officers of a team, signed in. */
  partnerOf(station: string, team: string): Promise<Caller>
  someoneOf(station: string, team: string): Promise<Caller>
  /** A camera with footage in the ten minutes before `footageTo`, ms since the epoch. */
  footageFrom: number
  footageTo: number
  /** Ids of cameras that have footage on the disk. */
  cameraWithFootage: string
  close(): Promise<void>
}

const own = 'lancheng'
/** Where each role works, as in the demo's county: the county's own people belong to no station. */
const desks: Partial<Record<Role, { station?: string; team?: string }>> = {
  dispatcher: { team: 'command-room' },
  command_room_lead: { team: 'command-room' },
  legal_reviewer: { team: 'legal-office' },
  county_bureau_head: { team: 'bureau' },
  case_officer: { station: own, team: 'lancheng-cases' },
  case_team_lead: { station: own, team: 'lancheng-cases' },
  community_officer: { station: own, team: 'lancheng-community' },
  auxiliary: { station: own, team: 'lancheng-patrol' },
  grid_worker: { station: own, team: 'lancheng-grid' },
  station_chief: { station: own },
}

export async function openWorld(templateUrl: string, options: TestHouseOptions = {}): Promise<World> {
  const house = await openHouse(templateUrl, { log: 'error', ...options })
  const { platform } = house
  const { database, clock, ids, county, keyring, sequencer } = platform
  const policy = { judge: () => ({ allowed: true, rules: [] }), load: () => undefined, actions: new Set<string>() }
  const store = openStore({ database, policy, clock, ids, county, recordTypes: platform.recordTypes, sealKey: keyring.sealKey, onAppend: () => sequencer.wake() })
  const askers: Asker[] = []
  const openAsker = async (role: Role, { station = '', team = '' } = desks[role] ?? {}): Promise<Asker> => ({ ...(await house.as(role, { station, team })), role, station, team })
  for (const role of roles) askers.push(await openAsker(role))
  const people = new Map<string, Promise<Caller>>()
  const person = (name: string, station: string, team: string) => {
    const key = `${name}|${station}|${team}`
    if (!people.has(key)) people.set(key, house.as('case_officer', { station, team }))
    return people.get(key)!
  }
  const partnerOf = (station: string, team: string) => person('partner', station, team)
  const someoneOf = (station: string, team: string) => person('someone', station, team)
  const footageTo = Math.floor((clock.now() - 60_000) / 1000) * 1000
  const footageFrom = footageTo - 60_000
  const cameraWithFootage = 'camera-with-footage'
  await layDown({ root: join(house.folder, 'data/archive'), cameraId: cameraWithFootage, gops: makeGops(50, { gopFrames: 50 }), fromMs: footageFrom, toMs: footageTo })
  const address = (await house.app.listen({ port: 0, host: '127.0.0.1' })).replace('http', 'ws')
  const stopLive = await serveLivePictures(house)
  const marks = new Map<string, { at: Pick<Place, 'station' | 'team' | 'person'>; readers: Readers }>()
  return {
    house,
    mark(at, readers) {
      const word = `mark-${newId().replaceAll('-', '')}`
      marks.set(word, { at, readers })
      return word
    },
    findMarks(text, asker) {
      const words = new Set(text.match(/mark-[0-9a-f]{32}/g))
      return [...words].flatMap((word) => {
        const found = marks.get(word)
        return found ? [{ readers: found.readers, relation: relate(found.at, asker) }] : []
      })
    },
    address, askers, partnerOf, someoneOf, renew: ({ role }) => openAsker(role), footageFrom, footageTo, cameraWithFootage,
    async put(record, id, actor, drafts) {
      const intent = ids.uuid()
      const principal = { account: actor, roles: [], station: '', team: '', stations: 'all' as const }
      await store.perform({ id: intent, principal, action: 'fixture', body: intent }, async (work) => {
        await work.act(record, id, () => drafts)
        return {}
      })
      return intent
    },
    async place(asker, relation) {
      // The county's people meet the records of a station; whoever has no team, those of its case team.
      const team = asker.team || 'lancheng-cases'
      const at = relation === 'other' ? { station: 'qiyun', team: 'qiyun-cases' } : { station: own, team: relation === 'station' ? 'lancheng-other' : team }
      return { ...at, person: relation === 'own' ? asker : await someoneOf(at.station, at.team), partner: await partnerOf(at.station, at.team) }
    },
    async close() {
      await stopLive()
      await house.close()
    },
  }
}

/** What an object at this place is to who asks: the other way round of `place`. */
function relate({ station, team, person }: Pick<Place, 'station' | 'team' | 'person'>, asker: Asker): Relation {
  if (person.account === asker.account) return 'own'
  if (station !== own) return 'other'
  return team === (asker.team || 'lancheng-cases') ? 'team' : 'station'
}

/** Stands in for the recorder: one picture after another, whatever camera is asked for. */
async function serveLivePictures(house: TestHouse): Promise<() => Promise<void>> {
  const channel = new LiveChannel()
  const path = recorderSocket(house.platform.config.dataDir)
  makeSocketFolder(path)
  const reachable = { reachable: true, codec: 'h264', width: 160, height: 96, fps: 25, kbps: 100, keyframeSeconds: 2, packetsLost: 0, clockOffsetMs: null }
  const recorder = await serveLive(path, { find: () => channel, answer: async () => reachable })
  channel.onFormat(makeGops(10)[0]!.format)
  return () => recorder.close()
}

export const newId = (): string => randomUUID()
