import { PolicyRefusal } from '#platform/acts/store.ts'
import type { Call } from '#platform/http/route.ts'
import type { Platform } from '#platform/platform.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { cameraRecord } from '#domains/cameras/index.ts'
import type { Principal } from '#platform/policy/principal.ts'
import type { GroundFacts } from './facts.ts'
import { findFacts, isLiveNear, type Wanted } from './grants/facts-of-access.ts'
import { grantRecord, type Grant } from './grants/project.ts'
import type { Lookups } from './lookups.ts'

/** What policy calls each thing that may be done with footage. */
export type FootageAction = 'footage.play' | 'footage.search' | 'footage.live' | 'footage.export' | 'clip.mark' | 'bookmark.mark' | 'still.take'

const allowanceOf = { 'footage.play': 'playback', 'footage.search': 'playback', 'footage.live': 'live', 'footage.export': 'export', 'clip.mark': 'playback', 'bookmark.mark': 'playback', 'still.take': 'export' } as const

export interface Access {
  grantId: string
  grant: Grant
  ground: GroundFacts | null
  facts: string[]
}

/** In place of a grant's id: an owner asks for their own camera, which nobody grants. */
export const ownGrant = 'own'
const ownActionOf = { 'footage.play': 'footage.playOwn', 'footage.live': 'footage.liveOwn' } as const

export interface AccessQuestion {
  grantId: string
  camera: string
  action: FootageAction
  /** Null for live pictures. */
  range: Wanted['range']
}

export interface OwnQuestion {
  camera: string
  action: keyof typeof ownActionOf
}

/** The one gate to footage: every picture, every list of what exists, passes here, with the rights as they are now. */
export function openGate(platform: Pick<Platform, 'database' | 'store' | 'policy' | 'clock' | 'county'>, lookups: Lookups) {
  const everything = { county: platform.county, stations: 'all' as const, account: 'system' }

  /** Loads the grant and what its policies test. Null when there is no such grant. */
  const look = (principal: Principal, asked: AccessQuestion): Promise<Access | null> =>
    platform.database.read(everything, async (tx) => {
      const found = await platform.store.load(tx, grantRecord, asked.grantId)
      if (!found) return null
      const grant = found.state
      const ground = await lookups.ground(tx, grant.ground)
      const wanted = { camera: asked.camera, range: asked.range, allowance: allowanceOf[asked.action] }
      const facts = findFacts(grant, wanted, ground, principal.account, platform.clock.now())
      if (grant.kind === 'incident_live') {
        const camera = await lookups.camera(tx, asked.camera)
        if (camera && ground && isLiveNear(camera, ground.position)) facts.push('near')
      }
      return { grantId: asked.grantId, grant, ground, facts }
    })

  /** The owner's question is about the camera itself, by an action of its own. */
  const ownQuestion = async (principal: Principal, { camera, action }: OwnQuestion) => {
    const found = await platform.database.read(everything, (tx) => platform.store.load(tx, cameraRecord, camera))
    const attributes = found ? cameraRecord.attributes(found.state, camera) : noAttributes
    return { principal, action: ownActionOf[action], record: { type: 'camera', id: camera, attributes }, facts: [] }
  }

  const question = (principal: Principal, asked: AccessQuestion, access: Access | null) => ({
    principal,
    action: asked.action,
    record: { type: 'grant', id: asked.grantId, attributes: access ? grantRecord.attributes(access.grant, asked.grantId) : noAttributes },
    facts: access?.facts ?? [],
  })

  return {
    /** Throws PolicyRefusal: the same for a grant that does not exist and for one that is another's. Touches no footage. */
    async judge(call: Pick<Call, 'principal' | 'judge'>, asked: AccessQuestion): Promise<Access> {
      const access = await look(call.principal, asked)
      const { record, facts } = question(call.principal, asked, access)
      call.judge(record, record.attributes, { action: asked.action, facts })
      if (!access) throw new PolicyRefusal(asked.action, record, ['default-deny'])
      return access
    },
    /** The same for an owner's own camera: throws PolicyRefusal, also for one that does not exist. */
    async judgeOwn(call: Pick<Call, 'principal' | 'judge'>, asked: OwnQuestion): Promise<void> {
      const { record, action } = await ownQuestion(call.principal, asked)
      call.judge(record, record.attributes, { action })
    },
    /** Whether it is still allowed: asked again while bytes flow. */
    async isAllowed(principal: Principal, asked: AccessQuestion): Promise<boolean> {
      if (asked.grantId === ownGrant) return platform.policy.judge(await ownQuestion(principal, asked as OwnQuestion)).allowed
      const access = await look(principal, asked)
      return access !== null && platform.policy.judge(question(principal, asked, access)).allowed
    },
  }
}

export type Gate = ReturnType<typeof openGate>
