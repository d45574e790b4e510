import { versionOn, type Definition } from '#platform/definitions.ts'
import type { Closing } from './acts.ts'

/** What counts as a received call; the closings that take one out of the count are part of the definition. */
export interface CallDefinition extends Definition {
  uncounted: readonly Closing[]
}

/** Every version, the oldest first. Which closings do not count is the trade's usage (law.md, "110"), to be confirmed by the county. */
export const callDefinitions: readonly CallDefinition[] = [
  {
    id: 'call_received/1',
    from: '2025-01-01',
    uncounted: ['silent', 'abusive', 'misdialled', 'duplicate'],
    text: {
      zh: '接警：登记的每条警情，按来电日期计入所属派出所和现登记的性质。结为无声、骚扰、误拨、重复的不计，另行列出；改派、更正性质后按改后计。',
      en: 'Received call: every call written down, on the day it came, at the station and nature it now stands under. Calls closed as silent, abusive, misdialled or duplicate do not count and are shown apart.',
    },
  },
]

/** The version that holds on a day, `yyyy-mm-dd`. */
export function callDefinitionOn(day: string): CallDefinition {
  return versionOn(callDefinitions, day)
}
