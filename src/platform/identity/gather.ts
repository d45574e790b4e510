/**
 * Asks for many what is asked for each: while one question is under way, the next keys gather and are asked together. Each
 * answer is younger than its question: nothing is kept that could be out of date.
 */
export function gather<T>(ask: (keys: Buffer[]) => Promise<Map<string, T>>): (key: Buffer) => Promise<T | undefined> {
  let underWay: Promise<unknown> = Promise.resolve()
  let next: { keys: Buffer[]; answers: Promise<Map<string, T>> } | null = null

  const open = () => {
    const keys: Buffer[] = []
    const answers = underWay.then(() => {
      next = null
      return ask(keys)
    })
    underWay = answers.catch(() => undefined)
    return { keys, answers }
  }

  return async (key) => {
    next ??= open()
    next.keys.push(key)
    return (await next.answers).get(key.toString('hex'))
  }
}
