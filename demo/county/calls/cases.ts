import type { Random } from '../../random.ts'
import type { StationId } from '../county.ts'
import { staff } from '../staff.ts'
import type { Nature } from './natures.ts'

/** What became of a call that turned into a case, as it stands at the demo's `now`. Times in milliseconds since the epoch. */
export interface DemoCase {
  kind: 'criminal' | 'administrative'
  unit: `${StationId}-cases`
  /** Logins of staff.ts; two different officers. */
  lead: string
  second: string
  acceptedAt: number
  /** 立案; null while under review or when refused. */
  filedAt: number | null
  refusedAt: number | null
  solvedAt: number | null
  closedAt: number | null
}

const hour = 3_600_000
const day = 24 * hour

/** Draws whether the call became a case and how that went; `year` is 0 for last year's calls. Never later than `now`. */
export function openCase(random: Random, nature: Nature, station: StationId, callClosed: number, year: 0 | 1, now: number): DemoCase | null {
  if (!nature.cases || random.next() >= nature.cases.share) return null
  const officers = staff.filter((p) => p.unit === `${station}-cases` && (p.role === 'case_officer' || p.role === 'case_team_lead')).map((p) => p.login)
  const lead = random.pick(officers.slice(1))
  const second = random.pick(officers.filter((o) => o !== lead))
  const kind = random.next() < nature.cases.criminal ? 'criminal' : 'administrative'
  const acceptedAt = Math.round(callClosed + random.between(0.3, 4) * hour)
  const refused = random.next() < 0.05
  const decidedAt = Math.round(acceptedAt + random.between(3, kind === 'criminal' ? 70 : 22) * hour)
  const solves = random.next() < nature.cases.solved[year]
  const solvedAt = Math.round(decidedAt + random.between(1, 38) * day)
  const closedAt = Math.round(solvedAt + random.between(4, 50) * day)
  const past = (t: number, when: boolean) => (when && t < now ? t : null)
  if (acceptedAt >= now) return null
  return {
    kind, unit: `${station}-cases`, lead, second, acceptedAt,
    filedAt: past(decidedAt, !refused),
    refusedAt: past(decidedAt, refused),
    solvedAt: past(solvedAt, solves && !refused),
    closedAt: past(closedAt, solves && !refused),
  }
}
