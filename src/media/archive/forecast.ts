/** What one camera's footage takes and how long it is kept. */
export interface CameraUse {
  /** Mean of the last days. */
  bytesPerDay: number
  /** Bytes on the disk now. */
  heldBytes: number
  /** Days after which footage is deleted. */
  keepDays: number
}

export interface DiskForecast {
  bytesPerDay: number
  /** What the disk has to hold once every camera has its full time: rate × days kept. */
  neededBytes: number
  /** What is missing for that, the reserve left alone; 0 when the disk is large enough. */
  shortBytes: number
  /** Whole days until recording reaches the reserve and stops; undefined when it never does. */
  fullInDays?: number
}

/**
 * Says when a disk will be full, given that retention deletes what is past its time and nothing before. Footage on hold is kept
 * beyond it, so it counts as held for good: pass it as a camera that records nothing and keeps what it has.
 */
export function forecastDisk(freeBytes: number, reserveBytes: number, cameras: readonly CameraUse[]): DiskForecast {
  const bytesPerDay = cameras.reduce((sum, c) => sum + c.bytesPerDay, 0)
  const heldBytes = cameras.reduce((sum, c) => sum + c.heldBytes, 0)
  const roomBytes = heldBytes + freeBytes - reserveBytes
  const neededBytes = cameras.reduce((sum, c) => sum + fullSize(c), 0)
  const forecast: DiskForecast = { bytesPerDay, neededBytes, shortBytes: Math.max(0, Math.ceil(neededBytes - roomBytes)) }
  const longest = cameras.reduce((most, c) => Math.max(most, c.keepDays), 0)
  for (let day = 0; day <= Math.ceil(longest); day++) {
    const held = cameras.reduce((sum, c) => sum + Math.min(Math.max(fullSize(c), c.heldBytes), c.heldBytes + day * c.bytesPerDay), 0)
    if (held > roomBytes) return { ...forecast, fullInDays: Math.max(0, day - 1) }
  }
  return forecast
}

/** What a camera holds once it has its full time. */
function fullSize({ bytesPerDay, keepDays, heldBytes }: CameraUse): number {
  return bytesPerDay > 0 ? bytesPerDay * keepDays : heldBytes
}
