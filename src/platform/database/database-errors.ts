import { Fault } from '../fault.ts'

/** SQLSTATE: what the database cannot hold (NUL in text, year 0, a number out of range): the input's fault, not ours. */
const unholdable = new Set(['22003', '22007', '22008', '22021', '22P02', '22P05'])
/** Class 08, or: ended by an administrator or a crash, starting up, no connection left. */
const unreachable = new Set(['57P01', '57P02', '57P03', '53300', 'ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'])

/** What an error of the database means for who asked; null when it is a bug of ours. */
export function toDatabaseFault(error: unknown): Fault | null {
  const { code, message = '' } = error as { code?: string; message?: string }
  if (code !== undefined && unholdable.has(code)) return new Fault('bad_input', { fields: 'body' }, 400, error)
  if (code !== undefined && (unreachable.has(code) || code.startsWith('08'))) return new Fault('unavailable', {}, 503, error)
  // pg rejects what was on its way when a connection broke with a bare error.
  if (/^Connection terminated|^Client has encountered a connection error/.test(message)) return new Fault('unavailable', {}, 503, error)
  return null
}
