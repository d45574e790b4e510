import { isRefusal, refuse, type Decision } from '#platform/acts/decision.ts'
import type { CameraDraft, ShownStream } from '../acts.ts'
import { assign, correct, setStream } from '../decide.ts'
import type { Camera } from '../project.ts'
import type { BulkChange } from './change-input.ts'

/** One camera's part of a change of many: the rules of a single correction, each camera for itself. */
export function decideBulk(state: Camera | null, { credentials, recorder, ...details }: BulkChange, reason: string): Decision<CameraDraft> {
  if (!state) return refuse('not_found')
  if (state.state === 'retired') return refuse('camera_retired')
  if (credentials && !state.stream) return refuse('camera_no_stream')
  const corrected = correct(state, Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined)), reason)
  if (isRefusal(corrected)) return corrected
  const set = credentials && state.stream ? setStream(state, withCredentials(state.stream)) : []
  if (isRefusal(set)) return set
  const given = recorder === undefined ? [] : assign(state, recorder)
  return isRefusal(given) ? given : [...corrected, ...set, ...given]
}

/** A sub-stream is opened with the same ones, or with its own. */
const withCredentials = ({ sub, ...main }: ShownStream): ShownStream => ({ ...main, hasCredentials: true, ...(sub ? { sub: { ...sub, hasCredentials: true } } : {}) })
