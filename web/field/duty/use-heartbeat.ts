import { useEffect, useRef, useState } from 'react'
import { ApiError, newIntentId, post } from '../../shared/api/client.ts'
import type { Position } from '../data.ts'

const everyMs = 5_000

export interface Heard {
  /** When the server last heard this phone; milliseconds since the epoch, 0 before the first time. */
  heardAt: number
  /** The server says that the crew is off duty. */
  isOff: boolean
}

/** Says every 5 s that this phone is there. One beat at a time: a slow network is not flooded. */
export function useHeartbeat(crew: string, position: Position | null): Heard {
  const [heard, setHeard] = useState<Heard>({ heardAt: 0, isOff: false })
  const latest = useRef(position)
  // The first position is said at once: without it the desk sees no distance.
  const isLocated = position !== null
  useEffect(() => {
    latest.current = position
  })
  useEffect(() => {
    let busy = false
    const beat = async () => {
      if (busy) return
      busy = true
      try {
        const body = { position: latest.current && { ...latest.current, system: 'wgs84' }, battery: await readBattery(), visible: document.visibilityState === 'visible' }
        await post(`/api/crews/${crew}/heartbeat`, body, newIntentId(), AbortSignal.timeout(everyMs))
        setHeard({ heardAt: Date.now(), isOff: false })
      } catch (error) {
        if (error instanceof ApiError && error.code === 'crew_off_duty') setHeard((before) => ({ ...before, isOff: true }))
      }
      busy = false
    }
    void beat()
    const timer = setInterval(() => void beat(), everyMs)
    const now = () => void beat()
    window.addEventListener('online', now)
    document.addEventListener('visibilitychange', now)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', now)
      document.removeEventListener('visibilitychange', now)
    }
  }, [crew, isLocated])
  return heard
}

interface BatteryNavigator {
  getBattery?: () => Promise<{ level: number }>
}

async function readBattery(): Promise<number | null> {
  const battery = await (navigator as BatteryNavigator).getBattery?.().catch(() => null)
  return battery ? Math.round(battery.level * 100) : null
}
