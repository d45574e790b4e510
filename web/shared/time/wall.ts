import dayjs, { type Dayjs } from 'dayjs'

/** China has had no summer time since 1992: every wall clock of the county stands eight hours before UTC. */
const ahead = 8 * 3600_000

/**
 * A picker shows and reads the clock of the browser; a county's times are those of Asia/Shanghai, wherever the browser
 * believes it stands. These two carry an instant over to the picker's wall clock and back.
 */
export function toWall(at: string | number): Dayjs {
  const wall = new Date(new Date(at).getTime() + ahead)
  return dayjs(new Date(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate(), wall.getUTCHours(), wall.getUTCMinutes(), wall.getUTCSeconds(), wall.getUTCMilliseconds()))
}

/** The instant at which the clocks of the county show what the picker shows, ISO 8601 in UTC. */
export function fromWall(wall: Dayjs): string {
  const utc = Date.UTC(wall.year(), wall.month(), wall.date(), wall.hour(), wall.minute(), wall.second(), wall.millisecond())
  return new Date(utc - ahead).toISOString()
}
