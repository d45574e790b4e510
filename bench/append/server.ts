import { openHouse } from '../../test/open-house.ts'
import { startTestDatabase } from '../../test/database.ts'

/**
 * A whole server in a process of its own: real PostgreSQL with its safe settings, policy, ledger, every domain. Prints one
 * line of JSON {"port", "ownerUrl", "tokens"} once it listens, `{"cpuSeconds"}` for each line on stdin, and ends with it.
 */
const clients = Number(process.argv[2])
const database = await startTestDatabase()
const house = await openHouse(database.server.url, { unsound: 'what is measured is over: its hundred thousand acts need not be folded once more' })
const people = await Promise.all(Array.from({ length: clients }, () => house.as('dispatcher', { team: 'command-room' })))
await house.app.listen({ port: 0, host: '127.0.0.1' })
const { port } = house.app.server.address() as { port: number }
console.log(JSON.stringify({ port, ownerUrl: house.ownerUrl, tokens: people.map(({ token }) => token) }))
process.stdin.on('data', () => {
  const { user, system } = process.cpuUsage()
  console.log(JSON.stringify({ cpuSeconds: (user + system) / 1e6 }))
})
process.stdin.on('end', () => void end())

async function end(): Promise<void> {
  await house.close()
  await database.stop()
  process.exit(0)
}
