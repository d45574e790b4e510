import { useEffect, useState } from 'react'
import type { Position } from '../data.ts'

export interface Located {
  position: Position | null
  /** Why there is none: in words on the page. */
  trouble: 'denied' | 'unavailable' | null
}

/** Where the phone is, while on duty. Browsers answer in WGS-84. */
export function usePosition(): Located {
  const [located, setLocated] = useState<Located>({ position: null, trouble: 'geolocation' in navigator ? null : 'unavailable' })
  useEffect(() => {
    if (!('geolocation' in navigator)) return
    const watch = navigator.geolocation.watchPosition(
      ({ coords }) => setLocated({ position: { lon: coords.longitude, lat: coords.latitude }, trouble: null }),
      (error) => setLocated((before) => ({ ...before, trouble: error.code === error.PERMISSION_DENIED ? 'denied' : 'unavailable' })),
      { enableHighAccuracy: true, maximumAge: 10_000 },
    )
    return () => navigator.geolocation.clearWatch(watch)
  }, [])
  return located
}
