import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { policiesDir } from '#apps/paths.ts'
import type { RecordAttributes } from '#platform/acts/record-type.ts'
import { noAttributes, openPolicy, type Policy, type Question } from '#platform/policy/policy.ts'
import type { Role } from '#platform/policy/principal.ts'
import { loosen } from './loosen.ts'

/** Somebody of the first station's case team, unless told. */
interface Who {
  role: Role
  /** A second role, where it takes two to try. */
  also?: Role
  station?: string
  team?: string
}

interface Refused {
  decision: string
  who: Who
  action: string
  type: string
  record?: Partial<RecordAttributes>
  facts?: string[]
  /** The rule that, were it written so, would let it through: file, rule, condition, and what stands there instead. */
  loose: [file: string, rule: string, condition: string, into: string]
}

const case_officer: Who = { role: 'case_officer' }
const mine = { people: ['who'] }

/** The decisions of policies/README.md, each as the narrowest thing that it forbids. */
const decisions: readonly Refused[] = [
  { decision: 'an officer accepts no call that was handed to another team', who: case_officer, action: 'case.acceptCall', type: 'incident', record: { team: 'other' }, facts: ['beside_a_call_of_the_team'],
    loose: ['cases.cedar', 'case-team-accepts-calls-handed-to-it', 'resource.team == ""', 'resource.team != ""'] },
  { decision: 'an officer accepts no call that nobody was handed, by itself', who: case_officer, action: 'case.acceptCall', type: 'incident', record: { team: '' },
    loose: ['cases.cedar', 'case-team-accepts-calls-handed-to-it', ' && context.facts.contains("beside_a_call_of_the_team")', ''] },
  { decision: 'an officer who was not sent asks for no emergency look', who: { role: 'community_officer', team: 'community' }, action: 'grant.askEmergency', type: 'grant', facts: ['call'],
    loose: ['footage.cedar', 'those-on-it-ask-in-an-emergency', 'principal.roles.contains("community_officer") && context.facts.contains("on_the_call")', 'principal.roles.contains("community_officer")'] },
  { decision: 'the desk asks for an emergency look on a call, never on a case', who: { role: 'dispatcher', station: '', team: 'command-room' }, action: 'grant.askEmergency', type: 'grant',
    loose: ['footage.cedar', 'desk-asks-in-an-emergency', ' && context.facts.contains("call")', ''] },
  { decision: 'a dispatcher asks for footage on the ground of no case, even one that names them', who: { role: 'dispatcher', station: '', team: 'command-room' }, action: 'grant.ask', type: 'grant', record: mine,
    loose: ['footage.cedar', 'officers-ask-for-footage', 'context.facts.contains("call")', 'true'] },
  { decision: 'the head of another team asks for no emergency look', who: { role: 'case_team_lead', team: 'other' }, action: 'grant.askEmergency', type: 'grant', record: { team: 'cases' },
    loose: ['footage.cedar', 'head-asks-in-an-emergency', ' && principal.team == resource.team', ''] },
  { decision: 'the command room’s lead ends no grant that another team’s head decides on', who: { role: 'command_room_lead', station: '', team: 'command-room' }, action: 'grant.revoke', type: 'grant', record: { team: 'cases' },
    loose: ['footage.cedar', 'those-above-revoke', ' && principal.team != "" && principal.team == resource.team', ''] },
  { decision: 'the county’s head sees no request for footage that is not in force', who: { role: 'county_bureau_head', station: '', team: 'bureau' }, action: 'grant.open', type: 'grant', record: { flags: ['retrieval', 'asked'] },
    loose: ['footage.cedar', 'county-head-sees-what-is-in-force', 'resource.flags.contains("active")', 'resource.flags.contains("asked")'] },
  { decision: 'the auditor ends no grant, not even as a legal reviewer besides', who: { role: 'auditor', also: 'legal_reviewer', station: '', team: '' }, action: 'grant.revoke', type: 'grant',
    loose: ['separation.cedar', 'auditor-sees-no-content', 'principal.roles.contains("auditor")', 'principal.roles.contains("nobody")'] },
  { decision: 'a dispatcher removes no place', who: { role: 'dispatcher', station: '', team: 'command-room' }, action: 'place.remove', type: 'place',
    loose: ['desk.cedar', 'lead-removes-places', 'principal.roles.contains("command_room_lead")', '(principal.roles.contains("command_room_lead") || principal.roles.contains("dispatcher"))'] },
  { decision: 'the system administrator has no list of colleagues, not even as a dispatcher besides', who: { role: 'system_administrator', also: 'dispatcher', station: '', team: '' }, action: 'account.colleagues', type: 'list',
    loose: ['separation.cedar', 'system-administrator-sees-no-content', 'principal.roles.contains("system_administrator")', 'principal.roles.contains("nobody")'] },
  { decision: 'who is sent to no call works none, whatever names them', who: { role: 'grid_worker', team: 'grid' }, action: 'incident.report', type: 'incident', record: mine,
    loose: ['incidents.cedar', 'crew-works-its-call', 'principal.roles.contains("auxiliary")', 'principal.roles.contains("grid_worker")'] },
  { decision: 'the legal reviewer looks into no case that waits for nothing', who: { role: 'legal_reviewer', station: '', team: 'legal' }, action: 'case.look', type: 'case', record: { flags: ['open'] },
    loose: ['cases.cedar', 'county-looks-into-what-is-before-it', 'resource.flags.contains("awaits_unit")', 'resource.flags.contains("open")'] },
  { decision: 'the county’s head looks into no case that waits for the unit', who: { role: 'county_bureau_head', station: '', team: 'bureau' }, action: 'case.look', type: 'case', record: { flags: ['open', 'awaits_unit'] },
    loose: ['cases.cedar', 'county-looks-into-what-is-before-it', 'resource.flags.contains("awaits_county")', 'resource.flags.contains("awaits_unit")'] },
  { decision: 'who is no officer any more looks at nothing under an old grant', who: { role: 'grid_worker', team: 'grid' }, action: 'footage.play', type: 'grant', record: { ...mine, flags: ['active'] }, facts: ['allowed', 'in_range', 'unexpired', 'ground_open'],
    loose: ['footage.cedar', 'footage-is-for-officers', 'principal.roles.contains("dispatcher")', 'principal.roles.contains("grid_worker")'] },
  { decision: 'an officer who moved to another station looks at nothing under an old grant', who: { role: 'case_officer', station: 'second' }, action: 'footage.play', type: 'grant', record: { ...mine, flags: ['active'] }, facts: ['allowed', 'in_range', 'unexpired', 'ground_open'],
    loose: ['footage.cedar', 'footage-is-for-officers', '(principal.station == "" || principal.station == resource.station)', 'true'] },
  { decision: 'who was sent, and is neither officer nor auxiliary, opens no live picture', who: { role: 'grid_worker', team: 'grid' }, action: 'grant.openLive', type: 'grant', record: { flags: ['incident_live'] }, facts: ['ground_open', 'assigned'],
    loose: ['footage.cedar', 'live-is-for-those-who-are-sent', 'principal.roles.contains("dispatcher")', 'principal.roles.contains("grid_worker")'] },
  { decision: 'an officer hears of no notice to an owner', who: case_officer, action: 'feed.hear', type: 'service',
    loose: ['identity.cedar', 'hear-own-station', '"service", ', ''] },
  { decision: 'an officer hears of no colleague’s signing in', who: case_officer, action: 'feed.hear', type: 'account',
    loose: ['identity.cedar', 'hear-own-station', '"account", ', ''] },
  { decision: 'a grid worker hears of nobody’s calls', who: { role: 'grid_worker', team: 'grid' }, action: 'feed.hear', type: 'incident',
    loose: ['identity.cedar', 'auxiliaries-hear-calls', 'principal.roles.contains("auxiliary")', 'principal.roles.contains("grid_worker")'] },
  { decision: 'who has a duty of protection stops no camera', who: { role: 'camera_owner', station: '', team: '' }, action: 'camera.suspend', type: 'camera', record: { owner: 'who', flags: ['other_duty_place'] },
    loose: ['cameras.cedar', 'owner-ends-voluntary-camera', ' && resource.flags.contains("art9_other")', ''] },
  { decision: 'an owner answers no notice before it is shown', who: { role: 'camera_owner', station: '', team: '' }, action: 'service.answer', type: 'service', record: { owner: 'who' },
    loose: ['footage.cedar', 'owner-answers', ' && context.facts.contains("shown")', ''] },
  { decision: 'who found a hazard does not close it', who: { role: 'community_officer', team: 'community' }, action: 'hazard.close', type: 'hazard', record: { askedBy: 'who' },
    loose: ['hazards.cedar', 'nobody-ends-the-hazard-they-found', 'Action::"hazard.close", ', ''] },
  { decision: 'who found a hazard does not withdraw it either', who: { role: 'station_chief', team: '' }, action: 'hazard.withdraw', type: 'hazard', record: { askedBy: 'who' },
    loose: ['hazards.cedar', 'nobody-ends-the-hazard-they-found', ', Action::"hazard.withdraw"', ''] },
  { decision: 'a grid worker who neither found a hazard nor is to look again sees nobody whom it names', who: { role: 'grid_worker', team: 'grid' }, action: 'hazard.look', type: 'hazard', record: { askedBy: 'another' },
    loose: ['hazards.cedar', 'those-who-work-on-it-look-whom-it-names', 'resource.people.contains(principal.account)', 'true'] },
  { decision: 'the command room’s lead looks at nobody once a major hazard has ended', who: { role: 'command_room_lead', station: '', team: 'command-room' }, action: 'hazard.look', type: 'hazard', record: { flags: ['major', 'ended'] },
    loose: ['hazards.cedar', 'command-room-looks-at-major-hazards', ' && resource.flags.contains("open")', ''] },
  { decision: 'who asked for an erasure decides nothing about it', who: { role: 'county_bureau_head', station: '', team: 'bureau' }, action: 'erasure.refuse', type: 'erasure', record: { askedBy: 'who' },
    loose: ['erasure.cedar', 'nobody-decides-their-own-erasure', ', Action::"erasure.refuse"', ''] },
  { decision: 'the security administrator opens no erasure that another asked for', who: { role: 'security_administrator', station: '', team: '' }, action: 'erasure.open', type: 'erasure', record: { askedBy: 'another' },
    loose: ['erasure.cedar', 'security-administrator-sees-own-erasures', ' && resource.askedBy == principal.account', ''] },
  { decision: 'a grid worker who reported a dispute does not read what was said in its mediation', who: { role: 'grid_worker', team: 'grid' }, action: 'dispute.look', type: 'dispute', record: { askedBy: 'who' },
    loose: ['disputes.cedar', 'mediators-mediate-their-own', 'resource.people.contains(principal.account)', 'resource.askedBy == principal.account'] },
  { decision: 'a chief settles no flag of a dispute that they reported', who: { role: 'station_chief', team: '' }, action: 'dispute.settleFlag', type: 'dispute', record: { askedBy: 'who' },
    loose: ['disputes.cedar', 'supervisors-settle-flags-of-disputes', 'resource.askedBy != principal.account', 'true'] },
]

describe('policy', () => {
  let folder: string
  let refused: readonly boolean[]
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lq-decisions-'))
    const policy = load(policiesDir)
    refused = decisions.map((decision) => !policy.judge(ask(decision)).allowed)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test.each(decisions)('holds that $decision, and this test would see it loosened', (decision) => {
    expect(refused[decisions.indexOf(decision)]).toBe(true)
    expect(load(prune(loosen(folder, ...decision.loose), decision)).judge(ask(decision))).toMatchObject({ allowed: true })
  })
})

function ask({ who: { role, also, station = 'first', team = 'cases' }, action, type, record, facts = [] }: Refused): Question {
  const principal = { account: 'who', roles: also ? [role, also] : [role], station, team, stations: 'all' as const }
  return { principal, action, record: { type, id: 'x', attributes: { ...noAttributes, station: 'first', ...record } }, facts }
}

/** Leaves the files that speak of the action, and the one with the rule: to read all of them 23 times takes half of the test's time. */
function prune(copy: string, { action, loose: [file] }: Refused): string {
  for (const name of readdirSync(copy)) if (name !== file && !readFileSync(join(copy, name), 'utf8').includes(`Action::"${action}"`)) rmSync(join(copy, name))
  return copy
}

/** With the actions that the rules themselves name: which of them a route asks about is the matrix's matter. */
function load(directory: string): Policy {
  const text = readdirSync(directory).filter((name) => name.endsWith('.cedar')).map((name) => readFileSync(join(directory, name), 'utf8')).join('\n')
  const policy = openPolicy(directory)
  policy.load([...text.matchAll(/Action::"([^"]+)"/g)].map((found) => found[1]!))
  return policy
}
