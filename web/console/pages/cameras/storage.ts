type Someone = { roles: readonly string[] } | null | undefined
const has = (me: Someone, roles: readonly string[]) => me?.roles.some((role) => roles.includes(role)) ?? false
export const maySeeStorage = (me: Someone) => has(me, ['system_administrator', 'command_room_lead', 'station_chief', 'county_bureau_head'])
/** Not who sets the clock. */
export const mayConfirmClock = (me: Someone) => has(me, ['command_room_lead', 'county_bureau_head'])

/** `812 MB`, `3.4 TB`: decimal units, as disks are sold. */
export function formatTerabytes(bytes: number): string {
  const units = ['MB', 'GB', 'TB', 'PB']
  let value = bytes / 1e6
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  return `${value >= 100 || value === 0 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`
}
