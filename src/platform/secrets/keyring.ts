import { createCipheriv, createDecipheriv, createPrivateKey, createSecretKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../fault.ts'
import { replaceFile } from './replace-file.ts'

/**
 * Keys lie outside the data folder (decision 13), one file each, readable by this user alone. Losing the folder
 * means: secrets at rest cannot be read and the ledger gets a new signing key (docs/operations.md, drills).
 */
export interface Keyring {
  /** Encrypts a secret for storage: AES-256-GCM, prefixed with the number of the key that did it. `context` is bound to it. */
  encrypt(plain: Uint8Array, context: string): Buffer
  /** Throws a Fault `secret_unreadable` when the key is gone, the bytes were changed, or the context differs. */
  decrypt(sealed: Uint8Array, context: string): Buffer
  /** Adds a master key and uses it from now on; older ones still decrypt. */
  rotate(): void
  /** Seals acts, so that the sequencer takes none that the database's superuser wrote. */
  sealKey: KeyObject
  /** Keys the indexes by which encrypted identifiers are found. It is never replaced: every index would have to be made again. */
  indexKey: KeyObject
  /** P-256: to its public half devices seal what nobody else shall read (sync/hand-in.ts). */
  handInKey: KeyObject
  /** Seed of the ledger's Ed25519 key. */
  ledgerSeed: Buffer
  databasePassword: string
  appPassword: string
}

interface MasterKeys {
  current: number
  keys: Record<string, string>
}

const ivBytes = 12
const tagBytes = 16

export function openKeyring(folder: string): Keyring {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const masterFile = join(folder, 'master.json')
  const fresh: MasterKeys = { current: 1, keys: { 1: randomBytes(32).toString('base64') } }
  let master = JSON.parse(readOrMake(masterFile, () => JSON.stringify(fresh))) as MasterKeys
  const keyNumber = (n: number) => {
    const key = master.keys[n]
    if (!key) throw new Fault('secret_unreadable', {}, 500)
    return Buffer.from(key, 'base64')
  }
  return {
    encrypt(plain, context) {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', keyNumber(master.current), iv).setAAD(Buffer.from(context))
      const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
      const head = Buffer.alloc(4)
      head.writeUInt32BE(master.current)
      return Buffer.concat([head, iv, cipher.getAuthTag(), sealed])
    },
    decrypt(sealed, context) {
      const bytes = Buffer.from(sealed)
      if (bytes.length < 4 + ivBytes + tagBytes) throw new Fault('secret_unreadable', {}, 500)
      const key = keyNumber(bytes.readUInt32BE())
      const iv = bytes.subarray(4, 4 + ivBytes)
      const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context))
      decipher.setAuthTag(bytes.subarray(4 + ivBytes, 4 + ivBytes + tagBytes))
      try {
        return Buffer.concat([decipher.update(bytes.subarray(4 + ivBytes + tagBytes)), decipher.final()])
      } catch (error) {
        throw new Fault('secret_unreadable', {}, 500, error)
      }
    },
    rotate() {
      const current = master.current + 1
      master = { current, keys: { ...master.keys, [current]: randomBytes(32).toString('base64') } }
      replaceFile(masterFile, JSON.stringify(master))
    },
    sealKey: createSecretKey(readOrMake(join(folder, 'seal.key'), () => randomBytes(32).toString('base64')), 'base64'),
    indexKey: createSecretKey(readOrMake(join(folder, 'index.key'), () => randomBytes(32).toString('base64')), 'base64'),
    handInKey: createPrivateKey(readOrMake(join(folder, 'hand-in.key'), () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string)),
    ledgerSeed: Buffer.from(readOrMake(join(folder, 'ledger.key'), () => randomBytes(32).toString('base64')), 'base64'),
    databasePassword: readOrMake(join(folder, 'database.password'), () => randomBytes(24).toString('base64url')),
    appPassword: readOrMake(join(folder, 'database-app.password'), () => randomBytes(24).toString('base64url')),
  }
}

function readOrMake(file: string, make: () => string): string {
  if (!existsSync(file)) replaceFile(file, make())
  return readFileSync(file, 'utf8')
}
