/** What is kept on this phone is kept in boxes: AES-256-GCM, each with a nonce of its own. */
export interface Box {
  iv: Uint8Array<ArrayBuffer>
  data: Uint8Array<ArrayBuffer>
}

type Bytes = Uint8Array<ArrayBuffer>

export async function seal(key: BoxKey, bytes: Bytes): Promise<Box> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return { iv, data: new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes)) }
}

/** Throws where the key is another or the bytes were changed. */
export async function unseal(key: BoxKey, { iv, data }: Box): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data))
}

export const sealJson = (key: BoxKey, value: unknown) => seal(key, new TextEncoder().encode(JSON.stringify(value)))
export const unsealJson = async <T>(key: BoxKey, box: Box) => JSON.parse(new TextDecoder().decode(await unseal(key, box))) as T

export const toBase64 = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
/** A box as it is written into a file (docs/sync.md). */
export const writeBox = ({ iv, data }: Box) => ({ iv: toBase64(iv), data: toBase64(data) })
export const fromBase64 = (text: string): Bytes => Uint8Array.from(atob(text), (character) => character.charCodeAt(0))

/** What opens and closes boxes. */
export type BoxKey = Awaited<ReturnType<typeof importKey>>

export const importKey = (raw: Bytes) => crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
