import { setTimeout as sleep } from 'node:timers/promises'

/** Between two answers lie so many times as long as one takes: all who ask cost a tenth of the machine at most. */
const share = 10
/** Who would have to wait longer than this for a new answer gets the one that there is. */
const patienceMs = 1_000

interface Found<T> {
  from: number
  answer: Promise<T>
  until: number
}

/** What takes long is found seldom: who asks too soon after the last time waits a little for the next, or gets the last where that would be long. `nowMs`: a clock that does not jump. */
export function rememberRecent<T>(nowMs: () => number = () => performance.now(), wait: (ms: number) => Promise<unknown> = sleep): (key: string, find: () => Promise<T>) => Promise<T> {
  const recent = new Map<string, Found<T>>()
  const begin = (key: string, find: () => Promise<T>): Promise<T> => {
    const found: Found<T> = { from: nowMs(), answer: find(), until: 0 }
    recent.set(key, found)
    found.answer.then(
      () => void (found.until = nowMs() + share * (nowMs() - found.from)),
      () => void (recent.get(key) === found && recent.delete(key)),
    )
    return found.answer
  }
  return async (key, find) => {
    const asked = nowMs()
    for (;;) {
      const last = recent.get(key)
      if (!last) return begin(key, find)
      if (last.from >= asked) return last.answer
      await last.answer.catch(() => undefined)
      const left = last.until - nowMs()
      if (left > patienceMs) return last.answer
      if (left > 0) await wait(left)
      if (recent.get(key) === last) return begin(key, find)
    }
  }
}
