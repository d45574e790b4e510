export type Theme = 'light' | 'dark'

/** Colours of the map. Red and amber are left to what someone must act on; the bridge green marks what is the county's own. */
export interface Palette {
  paper: string
  /** Tints of the land by height in metres. */
  heights: readonly (readonly [metres: number, colour: string])[]
  shadow: string
  highlight: string
  contour: string
  paddy: string
  tea: string
  teaRow: string
  park: string
  yard: string
  yardQuiet: string
  pitch: string
  track: string
  water: string
  shore: string
  building: string
  buildingHigh: string
  buildingEdge: string
  buildingShade: string
  road: string
  roadMain: string
  casing: string
  lane: string
  expressway: string
  bridge: string
  bridgeRoof: string
  stationLine: string
  communityLine: string
  countyLine: string
  text: string
  textQuiet: string
  textWater: string
  textAccent: string
  halo: string
  haloWater: string
  /** Only for what someone must act on. */
  act: string
}

const light: Palette = {
  paper: '#f4f2ec',
  heights: [[30, '#f3f1e8'], [130, '#eef0e2'], [330, '#e3ebd7'], [620, '#d6e2cc'], [950, '#cbd9c5'], [1300, '#c9d4c6'], [1700, '#dde2dc']],
  shadow: '#4f6a60', highlight: '#fffef6', contour: '#a7b19d',
  paddy: '#eeeccb', tea: '#cddcae', teaRow: '#a9c08a', park: '#d3e3c4', yard: '#ebe6da', yardQuiet: '#efebe2', pitch: '#bcd6ae', track: '#dcb9a4',
  water: '#b4d2d8', shore: '#93bac2',
  building: '#ddd6c9', buildingHigh: '#d0c8ba', buildingEdge: '#c2b9a9', buildingShade: '#b9b2a3',
  road: '#ffffff', roadMain: '#ffffff', casing: '#cfc8b9', lane: '#c9c1b1', expressway: '#b9b4a6',
  bridge: '#1f6f5c', bridgeRoof: '#e9f2ee', stationLine: '#1f6f5c', communityLine: '#8d948b', countyLine: '#5f6a64',
  text: '#33393a', textQuiet: '#6d726d', textWater: '#3f7580', textAccent: '#17594a', halo: '#fbfaf6', haloWater: '#d9e9ec', act: '#c8372d',
}

const dark: Palette = {
  paper: '#14191b',
  heights: [[30, '#171d1f'], [130, '#182021'], [330, '#1b2625'], [620, '#1f2c2a'], [950, '#23312e'], [1300, '#283733'], [1700, '#323f3b']],
  shadow: '#050807', highlight: '#4d625b', contour: '#35433f',
  paddy: '#23281f', tea: '#22301f', teaRow: '#33462f', park: '#1e2f26', yard: '#1e2527', yardQuiet: '#1b2224', pitch: '#24392c', track: '#3a2f2b',
  water: '#12303a', shore: '#1d4650',
  building: '#2a3235', buildingHigh: '#323b3e', buildingEdge: '#3d474a', buildingShade: '#0e1213',
  road: '#465155', roadMain: '#566266', casing: '#101416', lane: '#333c3f', expressway: '#525c5e',
  bridge: '#57b89c', bridgeRoof: '#1d3a33', stationLine: '#57b89c', communityLine: '#5d6966', countyLine: '#8b9893',
  text: '#d5dbd8', textQuiet: '#8e9995', textWater: '#78b3be', textAccent: '#7fd0b6', halo: '#12171a', haloWater: '#0f262d', act: '#ff7d72',
}

export const palettes: Record<Theme, Palette> = { light, dark }
