import { lazy } from 'react'

export type { CountyMapProps, LonLat, MapCamera, MapIncident, MapPoint, MapSelection, MapTexts, MapUnit } from './types.ts'

/** The county's map. Comes with MapLibre (some 250 kB packed) in a chunk of its own: put it below a `Suspense`. */
export const CountyMap = lazy(() => import('./CountyMap.tsx'))
