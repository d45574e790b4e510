import { mkdtempSync } from 'node:fs'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import fastify from 'fastify'
import { describe, expect, test } from 'vitest'
import { issueServerTls } from './county-ca.ts'
import { addInstallPage } from './install-page.ts'

const now = new Date('2026-11-24T00:00:00Z')

describe('the county’s own certificate', () => {
  test('a second host name is trusted by who trusts the county, another name and another root are not', async () => {
    const tls = await issueServerTls(mkdtempSync(join(tmpdir(), 'lq-ca-')), '350979', ['desk.qinglan.example', '127.0.0.1'], new Date())
    const stranger = await issueServerTls(mkdtempSync(join(tmpdir(), 'lq-ca-')), '350979', ['desk.qinglan.example'], new Date())
    const app = fastify({ https: { cert: tls.cert, key: tls.key } })
    addInstallPage(app as never, tls.ca!)
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.address() as { port: number }
    const shake = (ca: string, servername: string) =>
      new Promise<string>((resolve) => {
        const socket = connect({ port, host: '127.0.0.1', servername, ca }, () => resolve('trusted'))
        socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code!)).on('secureConnect', () => socket.end())
      })
    expect(await shake(tls.ca!.pem, 'desk.qinglan.example')).toBe('trusted')
    expect(await shake(tls.ca!.pem, 'wall.qinglan.example')).toBe('ERR_TLS_CERT_ALTNAME_INVALID')
    expect(await shake(stranger.ca!.pem, 'desk.qinglan.example')).not.toBe('trusted')
    const page = await new Promise<string>((resolve) => {
      get({ port, host: '127.0.0.1', path: '/ca', ca: tls.ca!.pem, servername: 'desk.qinglan.example', headers: { 'accept-language': 'en' } }, (answer) => {
        let text = ''
        answer.on('data', (chunk: Buffer) => (text += chunk.toString())).on('end', () => resolve(text))
      })
    })
    expect(page).toContain(tls.ca!.sha256.toUpperCase().slice(0, 2))
    await app.close()
  })

  test('the certificate stays while it is good, and is made anew when names change or its end is near', async () => {
    const keys = mkdtempSync(join(tmpdir(), 'lq-ca-'))
    const issue = (hosts: string[], at: Date) => issueServerTls(keys, '350979', hosts, at).then((t) => t.cert.toString())
    const first = await issue(['a.example'], now)
    expect(await issue(['a.example'], now)).toBe(first)
    expect(await issue(['a.example', 'b.example'], now)).not.toBe(first)
    const second = await issue(['a.example'], now)
    expect(await issue(['a.example'], new Date(now.getTime() + 370 * 86_400_000))).not.toBe(second)
  })
})
