/** CGCS2000 degrees, longitude first. */
export type LonLat = readonly [lon: number, lat: number]

export interface MapCamera {
  id: string
  name: string
  lonLat: LonLat
  /** Compass degrees; null where unknown: then no wedge is drawn. */
  bearing: number | null
  /** Horizontal angle of view in degrees; default 60. */
  fieldOfView?: number
  /** Metres; default 40. */
  range?: number
  /** `offline` is drawn hollow with a stroke through it. */
  health?: 'ok' | 'offline'
  /** Whether it films a public place; private ones are drawn square. */
  isPublic?: boolean
}

/** One of thousands: id, longitude, latitude, bearing or null, and bits of 1 active, 2 offline, 4 public place. */
export type MapPoint = readonly [id: string, lon: number, lat: number, bearing: number | null, look: number]

export interface MapIncident {
  id: string
  lonLat: LonLat
  /** 1 most urgent … 3. */
  priority: 1 | 2 | 3
  /** What stands on the pin; the priority where not told. */
  mark?: string
  /** What stands beside the pin and is read aloud, already in the reader's language. */
  label: string
  /** Overdue pins have a thick rim. */
  isOverdue?: boolean
}

export interface MapUnit {
  id: string
  lonLat: LonLat
  callSign: string
  status: 'free' | 'busy' | 'unreachable' | 'off_duty'
  /** The status in words, read aloud and shown as a title. */
  statusText: string
}

/** A part of the county, such as a grid. */
export interface MapArea {
  id: string
  name: string
  /** Polygons, rings, positions. */
  boundary: readonly (readonly (readonly LonLat[])[])[]
  /** 0–1: the more, the darker; null: not known. */
  share?: number | null
  /** `new`: not there yet; `before`: as it was once, its outline alone. */
  look?: 'standing' | 'new' | 'before'
}

export interface MapDot {
  lonLat: LonLat
  /** `fault`: somebody must look there. */
  look: 'quiet' | 'fault'
}

export interface MapSelection {
  kind: 'camera' | 'incident' | 'unit' | 'area'
  id: string
}

/** Words of the map's own controls, from the page's catalogue. */
export interface MapTexts {
  /** Name of the map for screen readers. */
  map: string
  zoomIn: string
  zoomOut: string
  /** Back to the view that the page opened with. */
  home: string
  /** Said while a place is being picked: click, or arrow keys and Enter. */
  pickHint: string
  picked: string
  loading: string
  failed: string
}

export interface CountyMapProps {
  theme: 'light' | 'dark'
  language: 'zh' | 'en'
  texts: MapTexts
  /** Where the map's files are served; default `/map`. */
  base?: string
  /** View at the start. */
  center?: LonLat
  zoom?: number
  /** Moves the view there whenever the object changes. */
  focus?: { lonLat: LonLat; zoom?: number } | null
  cameras?: readonly MapCamera[]
  /** Thousands of cameras, gathered in clusters; the selected one is to stand in `cameras`. */
  points?: readonly MapPoint[]
  /** Shows all of them whenever the object changes. */
  frame?: readonly MapPoint[] | null
  /** A handle to drag to where something really stands. */
  moving?: { lonLat: LonLat; label: string } | null
  onMove?: (lonLat: [number, number]) => void
  incidents?: readonly MapIncident[]
  units?: readonly MapUnit[]
  areas?: readonly MapArea[]
  dots?: readonly MapDot[]
  /** A circle on the ground, such as the 300 m around an incident. */
  circle?: { center: LonLat; metres: number } | null
  selected?: MapSelection | null
  onSelect?: (selection: MapSelection) => void
  /** With it, a click or Enter picks a place. */
  onPick?: (lonLat: [number, number]) => void
  picked?: LonLat | null
  className?: string
}
