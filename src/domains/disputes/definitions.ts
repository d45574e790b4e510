import { versionOn, type Definition } from '#platform/definitions.ts'
import type { Ending } from './acts.ts'

/** What counts as a settled dispute among those that closed; `uncounted` endings are no part of either. */
export interface SettledDefinition extends Definition {
  uncounted: readonly Ending[]
}

/** Every version, the oldest first. */
const settledDefinitions: readonly SettledDefinition[] = [
  {
    id: 'dispute_settled/1',
    from: '2025-01-01',
    uncounted: ['voided'],
    text: {
      zh: '调成：调解协议已生效（书面协议签名盖章齐全，口头协议经记录），按生效日期计入；之后未履行的仍计入，另行列出。未调成：调解不成、当事人拒绝或退出、转其他途径，按终止日期计入，使比率不因转出而变。误登作废的不计。',
      en: 'Settled: the agreement took effect (all signatures and the seal, or an oral one recorded), on that day; one that is not performed later still counts and is shown apart. Unsettled: mediation failed, was refused or left, or the matter went elsewhere, on the day it ended, so that sending it on cannot raise the rate. Those written down by mistake do not count.',
    },
  },
]

/** The version that holds on a day, `yyyy-mm-dd`. */
export function settledDefinitionOn(day: string): SettledDefinition {
  return versionOn(settledDefinitions, day)
}
