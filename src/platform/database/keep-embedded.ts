import { startEmbedded, type EmbeddedDatabase } from './embedded.ts'

const firstPauseMs = 200
const longestPauseMs = 10_000

/**
 * The embedded database, started again whenever it dies unwanted: its address stays the same, and whoever was connected
 * connects anew. The first start fails as `startEmbedded` does; later ones are tried until they succeed.
 */
export async function keepEmbedded(folder: string, password: string, onDeath: (sentence: string) => void): Promise<EmbeddedDatabase> {
  let current = await startEmbedded(folder, password)
  let stopping = false
  const { url } = current
  const keep = async () => {
    for (;;) {
      await current.exited
      if (stopping) return
      onDeath('the database died; it is started again')
      for (let pause = firstPauseMs; !stopping; pause = Math.min(pause * 2, longestPauseMs)) {
        try {
          current = await startEmbedded(folder, password)
          // Nobody would stop it any more.
          if (stopping) return await current.stop()
          break
        } catch (error) {
          onDeath(`the database could not be started again: ${String(error)}`)
          await new Promise((resolve) => setTimeout(resolve, pause))
        }
      }
    }
  }
  const keeping = keep()
  return {
    url,
    get pid() {
      return current.pid
    },
    exited: keeping,
    async stop() {
      stopping = true
      await current.stop()
      await keeping
    },
  }
}
