import { createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { parseArgs } from 'node:util'
import { readConfig } from '#platform/config.ts'

export const help = `langqiao export --grant ID --camera ID --from TIME --to TIME [--out FILE] [--server URL] [--login LOGIN]
Exports a range as sealed evidence, through the server and in the name of the officer who signs in: the machine's
administrator exports nothing. Asks for password and code, or takes a session's token from LANGQIAO_TOKEN.
  --from --to  RFC 3339, e.g. 2026-11-24T14:05:00+08:00
  --out        default evidence.zip
  --server     default http://127.0.0.1:<LANGQIAO_PORT>`

interface Answer {
  id: string
  sha256: string
  bytes: number
}

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      grant: { type: 'string' }, camera: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' },
      out: { type: 'string', default: 'evidence.zip' }, server: { type: 'string' }, login: { type: 'string' },
    },
  })
  const { grant, camera, from, to, out } = values
  if (!grant || !camera || !from || !to) throw new Error(`--grant, --camera, --from and --to are needed\n${help}`)
  const { port } = readConfig(process.env)
  const server = (values.server ?? `http://127.0.0.1:${port}`).replace(/\/$/, '')
  const token = process.env.LANGQIAO_TOKEN ?? (await signIn(server, values.login))
  const made = await send<Answer>(`${server}/api/footage/exports`, token, { grant, camera, from, to })
  const bundle = await fetch(`${server}/api/footage/exports/${made.id}/bundle`, { headers: { authorization: `Bearer ${token}` } })
  if (!bundle.ok || !bundle.body) throw new Error(await explain(bundle))
  await pipeline(Readable.fromWeb(bundle.body as ReadableStream), createWriteStream(out, { flags: 'wx' }))
  console.log(`${out}  ${made.bytes} bytes  SHA-256 ${made.sha256}`)
}

async function signIn(server: string, login: string | undefined): Promise<string> {
  const name = login ?? (await ask('login: ', true))
  const first = await send<{ token: string }>(`${server}/api/sign-in`, null, { login: name, password: await ask('password: ', false) })
  const second = await send<{ token: string }>(`${server}/api/sign-in/second`, null, { token: first.token, code: await ask('code: ', true) })
  return second.token
}

/** What is typed for a secret is not shown. */
async function ask(question: string, shown: boolean): Promise<string> {
  process.stderr.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: shown ? process.stderr : silent, terminal: process.stdin.isTTY })
  try {
    return (await lines.question('')).trim()
  } finally {
    lines.close()
    if (!shown) process.stderr.write('\n')
  }
}

async function send<T>(url: string, token: string | null, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json', 'accept-language': 'en', ...(token ? { authorization: `Bearer ${token}` } : {}) }
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(await explain(answer))
  return (await answer.json()) as T
}

async function explain(answer: Response): Promise<string> {
  const { error } = (await answer.json().catch(() => ({}))) as { error?: { message: string; todo: string } }
  return error ? `${error.message} ${error.todo}` : `the server answered ${answer.status}`
}
