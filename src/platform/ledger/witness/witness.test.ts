import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { cli, runCommand } from '../../../../test/program.ts'
import { findFreePort } from '../../../../test/story/instance.ts'
import { tallies, tallyDomain, tallySql } from '../../../../test/tally.ts'
import { openCheckpointFiles } from '../checkpoint-files.ts'
import { hashLeaf } from '../merkle.ts'
import { formatVerifier, signCheckpoint } from '../note.ts'
import { formatAddCheckpoint } from './messages.ts'

interface Witness {
  url: string
  /** Its verifier key. */
  key: string
  state: string
  child: ChildProcess
  stop(signal?: NodeJS.Signals): Promise<void>
}

describe('witnesses', () => {
  let house: TestHouse
  let tally: ReturnType<typeof tallies>
  let ports: [number, number]
  const running: Witness[] = []
  beforeAll(async () => {
    ports = [await findFreePort(), await findFreePort()]
    house = await openTestHouse({ more: [tallyDomain], sql: tallySql, log: 'silent', env: { LANGQIAO_WITNESSES: ports.map((port) => `http://127.0.0.1:${port}`).join(', ') } })
    tally = tallies(house)
    await tally.open('first', 'a')
  })
  afterAll(async () => {
    for (const witness of running) await witness.stop()
    await house?.close()
  })

  const startWitness = async (name: string, port: number): Promise<Witness> => {
    const state = join(house.folder, name, 'witnessed.json')
    const args = [cli, 'witness', '--log', formatVerifier(house.platform.signer.verifier), '--state', state, '--port', String(port), '--name', `${name}/witness`]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout!.setEncoding('utf8').on('data', (text: string) => (said += text))
    while (said.split('\n').length < 3) {
      if (child.exitCode !== null) throw new Error(`the witness ended with ${child.exitCode}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    const witness: Witness = {
      url: `http://127.0.0.1:${port}`, key: said.split('\n')[1]!, state, child,
      async stop(signal = 'SIGTERM') {
        if (child.exitCode !== null || child.signalCode !== null) return
        const ended = once(child, 'exit')
        child.kill(signal)
        await ended
      },
    }
    running.push(witness)
    return witness
  }
  const status = (i: number) => house.platform.witnesses.status()[i]!
  const size = async () => {
    await house.settle()
    return house.platform.tail.size()
  }
  const until = (look: () => boolean) => expect.poll(look, { interval: 50 }).toBe(true)
  const ask = (witness: Witness, body: string) => fetch(`${witness.url}/add-checkpoint`, { method: 'POST', body })
  const memory = async (witness: Witness, ...args: string[]) => runCommand(['witness', '--state', witness.state, ...args, 'langqiao/350979'], { PATH: process.env.PATH })
  const print = async (witness: Witness) => (await memory(witness, '--print')).stdout
  const sizeIn = (note: string) => Number(note.split('\n')[1])
  const root = (word: string) => hashLeaf(Buffer.from(word))

  test('that are down stop nobody, and their being down is known', async () => {
    await until(() => [0, 1].every((i) => status(i).state === 'unreachable'))
    await tally.count('first', 1)
    expect(await size()).toBeGreaterThan(1)
  })

  test('cosign what they are given once they are up; one that is down meanwhile catches up later', async () => {
    const a = await startWitness('a', ports[0])
    await until(() => status(0).state === 'agrees')
    await tally.count('first', 1)
    const reached = await size()
    await until(() => status(0).size === reached)
    expect(status(1).state).toBe('unreachable')
    expect(sizeIn(await print(a))).toBe(reached)

    const b = await startWitness('b', ports[1])
    await until(() => status(1).size === reached)
    expect(sizeIn(await print(b))).toBe(reached)
  })

  test('are counted by the verifier, from the files beside the database or from the witness’s own', async () => {
    const [a, b] = running as [Witness, Witness]
    const verify = async (...keys: string[]) => {
      const env = { PATH: process.env.PATH, DATABASE_URL: house.ownerUrl, LANGQIAO_KEYS: join(house.folder, 'keys'), LANGQIAO_CHECKPOINTS: join(house.folder, 'checkpoints') }
      const { status: exit, stdout } = await runCommand(['ledger', 'verify', '--json', ...keys.flatMap((key) => ['--witness', key])], env)
      return { exit, ...(JSON.parse(stdout) as { valid: boolean; cosigned: { name: string; checkpoints: number; size: number }[] }) }
    }
    const reached = await size()
    const { exit, cosigned } = await verify(a.key, b.key)
    expect(exit).toBe(0)
    expect(cosigned).toMatchObject([{ name: 'a/witness', size: reached }, { name: 'b/witness', size: reached }])
    expect(cosigned[0]!.checkpoints).toBeGreaterThan(0)
    // A key that never signed.
    const stranger = await startWitness('stranger', await findFreePort())
    expect((await verify(stranger.key)).cosigned).toEqual([{ name: 'stranger/witness', key: stranger.key, checkpoints: 0, size: 0, at: null }])
  })

  test('refuse a forked or a shortened log even under its own key, and remember so after they were killed', async () => {
    const reached = await size()
    const { signer } = house.platform
    const note = (leaves: number, word: string) => signCheckpoint({ origin: signer.name, size: leaves, root: root(word) }, signer)
    const refuses = async (witness: Witness) => {
      const forked = await ask(witness, formatAddCheckpoint({ old: reached, proof: [], note: note(reached, 'another history') }))
      expect([forked.status, forked.headers.get('content-type'), await forked.text()]).toEqual([409, 'text/x.tlog.size', `${reached}\n`])
      expect((await ask(witness, formatAddCheckpoint({ old: reached, proof: [root('x'), root('y')], note: note(reached + 5, 'another history') }))).status).toBe(422)
      expect((await ask(witness, formatAddCheckpoint({ old: 0, proof: [], note: note(1, 'from the start') }))).status).toBe(409)
      expect(sizeIn(await print(witness))).toBe(reached)
    }
    await refuses(running[0]!)
    await running[0]!.stop('SIGKILL')
    const again = await startWitness('a', ports[0])
    expect(again.key).toBe(running[0]!.key)
    await refuses(again)
  })

  test('one that was shown another history says so, while the other goes on', async () => {
    const reached = await size()
    const b = running[1]!
    await b.stop()
    expect((await memory(b, '--forget')).status).toBe(0)
    // Whoever holds the stolen key gets to the witness first.
    const port = await findFreePort()
    const elsewhere = await startWitness('b', port)
    const { signer } = house.platform
    const fork = signCheckpoint({ origin: signer.name, size: reached, root: root('another history') }, signer)
    expect((await ask(elsewhere, formatAddCheckpoint({ old: 0, proof: [], note: fork }))).status).toBe(200)
    await elsewhere.stop()
    await startWitness('b', ports[1])
    await tally.count('first', 1)
    await until(() => status(1).state === 'refuses')
    expect(status(1).reason).toContain('two histories')
    const grown = await size()
    await until(() => status(0).state === 'agrees' && status(0).size === grown)
    const auditor = await house.as('auditor')
    expect(await auditor.get('/api/ledger/state')).toMatchObject({ status: 200, body: { asked: [{ state: 'agrees' }, { state: 'refuses' }] } })
    expect(await openCheckpointFiles(join(house.folder, 'checkpoints')).read('cosigned-latest.notes')).toContain('a/witness')
  })
})
