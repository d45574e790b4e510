import { SendFailure, type Fate, type Network } from '../../web/grid/sync/outbox.ts'

/** The protocol of docs/sync.md over Node's fetch: what web/grid/sync/network.ts speaks over a browser's. `weather`: of so many requests one answer is lost. */
export function openBenchNetwork(address: string, { device, token }: { device: string; token: string }, loseOneIn: number): Network {
  const headers = { authorization: `Bearer ${token}` }
  let asked = 0
  /** As a network that breaks after the server has heard. */
  const lose = () => {
    if (++asked % loseOneIn === 0) throw new SendFailure('offline')
  }
  return {
    async send(intents) {
      const answer = await fetch(`${address}/api/sync`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ device, now: new Date().toISOString(), intents }) })
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
      const { fates } = (await answer.json()) as { fates: Fate[] }
      lose()
      return fates
    },
    async sendPhoto({ sha256, size }, bytes) {
      const answer = await fetch(`${address}/api/photos`, {
        method: 'POST', body: bytes,
        headers: { ...headers, 'tus-resumable': '1.0.0', 'content-type': 'application/offset+octet-stream', 'upload-length': String(size), 'upload-metadata': `sha256 ${Buffer.from(sha256).toString('base64')}` },
      })
      if (answer.status !== 201 || Number(answer.headers.get('upload-offset')) !== size) throw new Error(`${answer.status} ${await answer.text()}`)
      lose()
    },
  }
}
