import type { CountyMapProps } from './types.ts'
import { lazyAhead } from '../shell/lazy-ahead.ts'

export type { CountyMapProps, LonLat, MapArea, MapCamera, MapDot, MapIncident, MapPoint, MapSelection, MapTexts, MapUnit } from './types.ts'

/** The county's map. Comes with MapLibre (some 250 kB packed) in a chunk of its own: put it below a `Suspense`. `loadMap` fetches it before. */
export const { component: CountyMap, load: loadMap } = lazyAhead<CountyMapProps>(() => import('./CountyMap.tsx'))
