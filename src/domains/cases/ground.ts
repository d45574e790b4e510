import type { GroundKind } from '#platform/acts/ground.ts'
import { lockRecord } from '#platform/acts/statements.ts'
import { caseRecord, isCaseOpen } from './project.ts'

/** A case is the work of its two officers. */
export const caseGround: GroundKind = {
  type: 'case',
  async find(tx, county, id, { account }) {
    const found = await lockRecord(tx, county, caseRecord, id, false)
    if (!found) return null
    const { number, lead, second } = found.state
    return { label: number, isOpen: isCaseOpen(found.state), isTheirs: lead === account || second === account }
  },
}
