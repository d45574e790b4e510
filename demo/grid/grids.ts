import type { Platform } from '#platform/platform.ts'
import { dayInShanghai } from '#platform/calendar.ts'
import { drawGrid, gridAreaRecord, redrawGrid } from '#domains/registry/grids/area.ts'
import { gridId } from '#domains/registry/grids/neighbours.ts'
import type { Boundary } from '#domains/registry/grids/geometry/rings.ts'
import { communityRings, findCommunity, toLonLat, type CommunityKey, type Point } from '../county/index.ts'
import { principalOf } from '../principal.ts'

const dayMs = 86_400_000

interface DrawnGrid {
  community: CommunityKey
  /** Which of the community's grids. */
  part: number
  ring: readonly Point[]
  tender: string
}

/** Where a community is cut in two, metres east or north of the bridge: once across its area. */
const cuts = { qiaotou: ['y', 420], dongmen: ['x', 612], xibin: ['x', -1_000] } as const

/** Grids of three communities whole, of the fourth its western part: some addresses lie in none, so that the page shows what that looks like. */
const drawn: readonly DrawnGrid[] = [
  ...cut('qiaotou', ['panshuyu', 'luosuiyang']), ...cut('dongmen', ['jiyuanzhu', '']), ...cut('xibin', ['panshuyu', 'tanyoumu']),
  { community: 'nanan', part: 1, ring: keep(communityRings.nanan, 'x', 300, false), tender: 'wuhanchuan' },
]

/** The station's chief draws them; between two of them the border was moved three months ago. */
export async function layDownGrids({ store, ids, clock }: Pick<Platform, 'store' | 'ids' | 'clock'>): Promise<void> {
  const day = (daysAgo: number) => dayInShanghai(clock.now() - daysAgo * dayMs)
  const [first, moved] = [day(400), day(92)]
  await store.perform({ id: ids.uuid(), principal: principalOf('zhanyuntao'), action: 'grid.draw', body: 'grids' }, async (work) => {
    for (const { community, part, ring, tender } of drawn) {
      const { code: of, grids, station } = findCommunity(community)
      const { name } = grids[part - 1]!
      const code = `${of}${String(part).padStart(3, '0')}`
      const before = community === 'xibin' ? keep(communityRings.xibin, 'x', -1_900, part === 2) : ring
      await work.act(gridAreaRecord, gridId(code), (state) => drawGrid(state, { station, code, name, kind: 'community', tender, from: first, boundary: toBoundary(before) }))
      if (before !== ring) await work.act(gridAreaRecord, gridId(code), (state) => redrawGrid(state, { boundary: toBoundary(ring), from: moved, reason: '溪滨佳园入住后两格户数相差过大，边界西移' }))
    }
  })
}

function cut(community: keyof typeof cuts, tenders: readonly [string, string]): DrawnGrid[] {
  const [axis, at] = cuts[community]
  return tenders.map((tender, i) => ({ community, part: i + 1, ring: keep(communityRings[community], axis, at, i === 1), tender }))
}

/** What of a ring lies beyond a line, or before it. */
function keep(ring: readonly Point[], axis: 'x' | 'y', at: number, isBeyond: boolean): Point[] {
  const i = axis === 'x' ? 0 : 1
  const isIn = (p: Point) => p[i] >= at === isBeyond
  return ring.flatMap((b, n) => {
    const a = ring.at(n - 1)!
    const t = (at - a[i]) / (b[i] - a[i])
    const crossing: Point = [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]
    return [...(isIn(a) === isIn(b) ? [] : [crossing]), ...(isIn(b) ? [b] : [])]
  })
}

const toBoundary = (ring: readonly Point[]): Boundary => [[[...ring, ring[0]!].map(toLonLat)]]
