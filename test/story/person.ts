import { randomUUID } from 'node:crypto'

/** Someone signed in over the public HTTP API. */
export interface Person {
  login: string
  /** Of the session: what a browser of theirs carries as its cookie. */
  token: string
  get<T>(path: string): Promise<T>
  post<T>(path: string, body?: unknown): Promise<T>
  /** The bytes of an answer, with its headers. */
  bytes(path: string): Promise<{ body: Buffer; headers: Headers; status: number }>
  /** The error's code when it is refused, or null when it is not. */
  refusalOf(method: 'GET' | 'POST', path: string, body?: unknown): Promise<string | null>
}

interface DemoAccounts {
  password: string
  accounts: { login: string; code: string }[]
}

/** Signs in with both factors, as the demo's sign-in page does. */
export async function signIn(url: string, login: string): Promise<Person> {
  const demo = await request<DemoAccounts>(url, 'GET', '/api/demo/accounts')
  const account = demo.accounts.find((a) => a.login === login)
  if (!account) throw new Error(`the demo has nobody called ${login}`)
  const first = await request<{ token: string }>(url, 'POST', '/api/sign-in', { login, password: demo.password })
  const { token } = await request<{ token: string }>(url, 'POST', '/api/sign-in/second', { token: first.token, code: account.code })
  return {
    login, token,
    get: (path) => request(url, 'GET', path, undefined, token),
    post: (path, body = {}) => request(url, 'POST', path, body, token),
    async bytes(path) {
      const answer = await send(url, 'GET', path, undefined, token)
      return { body: Buffer.from(await answer.arrayBuffer()), headers: answer.headers, status: answer.status }
    },
    async refusalOf(method, path, body) {
      const answer = await send(url, method, path, body, token)
      if (answer.ok) return null
      const { error } = (await answer.json()) as { error: { code: string } }
      return error.code
    },
  }
}

async function request<T>(url: string, method: string, path: string, body?: unknown, token?: string): Promise<T> {
  const answer = await send(url, method, path, body, token)
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 500)}`)
  return JSON.parse(text) as T
}

function send(url: string, method: string, path: string, body: unknown, token: string | undefined): Promise<Response> {
  return fetch(url + path, {
    method,
    headers: {
      'accept-language': 'en',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(method === 'POST' && token ? { 'idempotency-key': newIntentId() } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

/** UUIDv7: the clock's milliseconds, the rest random. */
export function newIntentId(): string {
  const time = Date.now().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
}
