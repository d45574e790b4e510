import { post } from '../../shared/api/client.ts'
import { findLock, forgetAcknowledged } from '../vault/database.ts'
import type { Lock } from '../vault/lock.ts'

const answerWithinMs = 4_000

/** Whether the station cut this phone off: asked without being signed in, since a lost phone's owner is signed out everywhere. False without a network. */
async function isCutOff({ device, forServer }: Pick<Lock, 'device' | 'forServer'>): Promise<boolean> {
  const answer = await post<{ cutOff: boolean }>(`/api/devices/${device}/standing`, forServer, undefined, AbortSignal.timeout(answerWithinMs)).catch(() => null)
  return answer?.cutOff ?? false
}

/** A phone whose owner is signed out was perhaps cut off: then it forgets what the server has. Resolves to whether it did. */
export async function forgetIfCutOff(): Promise<boolean> {
  const lock = await findLock()
  if (!lock || lock.sealed || !(await isCutOff(lock))) return false
  await forgetAcknowledged('cut_off')
  return true
}
