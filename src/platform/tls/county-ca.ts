// The decorators that @peculiar/x509 is built on need it first.
import 'reflect-metadata'
import type { webcrypto } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import * as x509 from '@peculiar/x509'
import { replaceFile } from '../secrets/replace-file.ts'

/** Browsers refuse server certificates that last longer (CA/Browser Forum: 398 days; Apple: 825 for private roots). */
const serverDays = 397
const caYears = 10
const renewBeforeDays = 30
const day = 86_400_000
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

export interface ServerTls {
  cert: Buffer
  key: Buffer
  /** The county's own root in PEM, for phones to install; null where the certificate came from elsewhere. */
  ca: { pem: string; sha256: string } | null
}

/**
 * The county's own certificate authority: made once, kept with the keys, and used for nothing but this server's names.
 * The server's certificate is renewed at start, 30 days before it ends or when the names change.
 */
export async function issueServerTls(keysDir: string, county: string, hosts: readonly string[], now: Date): Promise<ServerTls> {
  const ca = await openCa(keysDir, county, now)
  const certFile = join(keysDir, 'server.crt')
  const keyFile = join(keysDir, 'server-tls.key')
  if (!existsSync(certFile) || !existsSync(keyFile) || isStale(readFileSync(certFile, 'utf8'), hosts, now)) {
    const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
    const cert = await x509.X509CertificateGenerator.create({
      subject: `CN=${hosts[0]}`,
      issuer: ca.cert.subject,
      notBefore: new Date(now.getTime() - day),
      notAfter: new Date(now.getTime() + serverDays * day),
      publicKey: keys.publicKey,
      signingKey: ca.key,
      signingAlgorithm: algorithm,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension(hosts.map((value) => ({ type: isIP(value) ? 'ip' : 'dns', value }))),
        await x509.AuthorityKeyIdentifierExtension.create(ca.cert.publicKey),
      ],
    })
    replaceFile(keyFile, await exportKey(keys.privateKey))
    replaceFile(certFile, cert.toString('pem'))
  }
  return {
    cert: Buffer.from(`${readFileSync(certFile, 'utf8')}\n${ca.cert.toString('pem')}`),
    key: readFileSync(keyFile),
    ca: { pem: ca.cert.toString('pem'), sha256: Buffer.from(await ca.cert.getThumbprint('SHA-256')).toString('hex') },
  }
}

async function openCa(keysDir: string, county: string, now: Date): Promise<{ cert: x509.X509Certificate; key: webcrypto.CryptoKey }> {
  const certFile = join(keysDir, 'county-ca.crt')
  const keyFile = join(keysDir, 'county-ca.key')
  if (!existsSync(certFile)) {
    const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
    const name = `CN=Langqiao ${county}, O=Langqiao`
    const cert = await x509.X509CertificateGenerator.createSelfSigned({
      name,
      keys,
      notBefore: new Date(now.getTime() - day),
      notAfter: new Date(now.getTime() + caYears * 365 * day),
      signingAlgorithm: algorithm,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    })
    replaceFile(keyFile, await exportKey(keys.privateKey))
    replaceFile(certFile, cert.toString('pem'))
  }
  const pkcs8 = x509.PemConverter.decodeFirst(readFileSync(keyFile, 'utf8'))
  return {
    cert: new x509.X509Certificate(readFileSync(certFile, 'utf8')),
    key: await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']),
  }
}

function isStale(pem: string, hosts: readonly string[], now: Date): boolean {
  const cert = new x509.X509Certificate(pem)
  const names = cert.getExtension(x509.SubjectAlternativeNameExtension)?.names.items.map((item) => item.value) ?? []
  return cert.notAfter.getTime() - now.getTime() < renewBeforeDays * day || hosts.join() !== names.join()
}

async function exportKey(key: webcrypto.CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')
}
