import type { GrantRow } from './grants.ts'

/** Amber waits for someone, green runs, red was refused, grey is past. */
export function statusColour(status: GrantRow['status']): string {
  if (status === 'asked' || status === 'awaiting_second') return 'warning'
  if (status === 'active') return 'success'
  return status === 'refused' || status === 'revoked' ? 'error' : 'default'
}
