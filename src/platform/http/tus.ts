import { Fault } from '../fault.ts'

/** tus 1.0.0 (tus.io/protocols/resumable-upload), core with creation, termination, checksum and expiration. */
export const tusVersion = '1.0.0'
export const tusExtensions = 'creation,termination,checksum,expiration'
export const tusContentType = 'application/offset+octet-stream'

type Headers = Record<string, string | string[] | undefined>

/** Throws `tus_version` 412 when the sender speaks another version. */
export function expectTus(headers: Headers): void {
  if (headers['tus-resumable'] !== tusVersion) throw new Fault('tus_version', {}, 412)
}

/** A header that must be a whole number of bytes. Throws `bad_input`. */
export function readBytes(headers: Headers, name: 'upload-length' | 'upload-offset'): number {
  const text = String(headers[name] ?? '')
  if (!/^\d{1,15}$/.test(text)) throw new Fault('bad_input', { fields: name }, 400)
  return Number(text)
}

/** `Upload-Metadata`: keys with base64 values. Throws `bad_input` for what is not that. */
export function readMetadata(headers: Headers): Record<string, string> {
  const text = String(headers['upload-metadata'] ?? '')
  const pairs = text.split(',').map((pair) => pair.trim().split(' ')).filter(([key]) => key)
  return Object.fromEntries(
    pairs.map(([key, value = '', ...more]) => {
      const plain = Buffer.from(value, 'base64')
      if (more.length > 0 || plain.toString('base64') !== value) throw new Fault('bad_input', { fields: 'upload-metadata' }, 400)
      return [key!, plain.toString('utf8')]
    }),
  )
}

/** `Upload-Checksum: sha256 <base64>`; null when there is none. Throws `bad_input` for another algorithm. */
export function readChecksum(headers: Headers): Buffer | null {
  const text = headers['upload-checksum']
  if (text === undefined) return null
  const [algorithm, value = ''] = String(text).split(' ')
  const digest = Buffer.from(value, 'base64')
  if (algorithm !== 'sha256' || digest.length !== 32) throw new Fault('bad_input', { fields: 'upload-checksum' }, 400)
  return digest
}
