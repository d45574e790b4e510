import { createHmac } from 'node:crypto'
import type { Keyring } from '#platform/secrets/keyring.ts'
import type { CameraDetails } from '../acts.ts'

/**
 * The id of a row's camera, the same whenever the row comes again: by its number, else by its address, else by its name and
 * place. So that a broken import goes on where it was, and two at once make one camera. Keyed: a name must not be guessed
 * from an id, which stands in envelopes. UUID version 8 (RFC 9562 §5.8).
 */
export function deriveId(county: string, keyring: Pick<Keyring, 'sealKey'>, { externalNumber, station, name, place }: CameraDetails, address: string | null): string {
  const ground = externalNumber ? ['number', externalNumber] : address ? ['address', address] : ['name', station, name, place]
  const hex = createHmac('sha256', keyring.sealKey).update(JSON.stringify(['camera-import', county, ...ground])).digest('hex')
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) % 4]!
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
