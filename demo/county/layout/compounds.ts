import { drawRectangle, type Point } from '../geometry.ts'
import { lancheng, qiyun } from './rivers.ts'

export interface Building {
  id: string
  /** 楼号, counted from the gate. */
  number: number
  centre: Point
  ring: Point[]
  floors: number
}

export interface Compound {
  id: string
  name: string
  nameEn: string
  /** Short forms that callers use, without the last syllables. */
  short: string
  town: 'lancheng' | 'qiyun'
  centre: Point
  ring: Point[]
  buildings: Building[]
  gate: Point
  /** Where e-bikes are parked and charged. */
  shed: { centre: Point; ring: Point[] }
}

interface Plot {
  id: string
  name: string
  nameEn: string
  short: string
  town: Compound['town']
  /** Centre in town coordinates, width along the stream and depth across it, in metres. */
  s: number
  t: number
  width: number
  depth: number
  rows: number
  columns: number
  /** Buildings left out, counted row by row from the gate. */
  count: number
  floors: number
  /** On which side of the plot the gate opens: towards higher t (up) or lower t (down). */
  gate: 'up' | 'down'
}

const plots: readonly Plot[] = [
  { id: 'xipan', name: '溪畔花园', nameEn: 'Xipan Garden', short: '溪畔', town: 'lancheng', s: -234, t: 144, width: 212, depth: 150, rows: 3, columns: 4, count: 12, floors: 6, gate: 'up' },
  { id: 'xincun', name: '岚城新村', nameEn: 'Lancheng New Village', short: '新村', town: 'lancheng', s: -1040, t: 326, width: 270, depth: 150, rows: 3, columns: 5, count: 14, floors: 6, gate: 'down' },
  { id: 'dongmen', name: '东门小区', nameEn: 'Dongmen Estate', short: '东门小区', town: 'lancheng', s: 610, t: 144, width: 240, depth: 144, rows: 3, columns: 4, count: 11, floors: 7, gate: 'up' },
  { id: 'chadu', name: '茶都苑', nameEn: 'Chadu Court', short: '茶都', town: 'lancheng', s: 610, t: 530, width: 240, depth: 178, rows: 3, columns: 4, count: 10, floors: 11, gate: 'down' },
  { id: 'gongguan', name: '南岸公馆', nameEn: "Nan'an Residence", short: '公馆', town: 'lancheng', s: -280, t: -366, width: 400, depth: 174, rows: 3, columns: 6, count: 16, floors: 17, gate: 'up' },
  { id: 'yaju', name: '岚山雅居', nameEn: 'Lanshan Terrace', short: '雅居', town: 'lancheng', s: 210, t: -366, width: 300, depth: 174, rows: 3, columns: 5, count: 12, floors: 11, gate: 'up' },
  { id: 'jiayuan', name: '溪滨佳园', nameEn: 'Xibin Homes', short: '佳园', town: 'lancheng', s: -1480, t: 142, width: 300, depth: 136, rows: 2, columns: 5, count: 9, floors: 8, gate: 'up' },
  { id: 'xuefu', name: '学府家园', nameEn: 'Xuefu Homes', short: '学府', town: 'lancheng', s: -330, t: 531, width: 300, depth: 180, rows: 3, columns: 5, count: 13, floors: 11, gate: 'down' },
  { id: 'anzhi', name: '栖云新居', nameEn: 'Qiyun New Homes', short: '新居', town: 'qiyun', s: 180, t: -112, width: 190, depth: 92, rows: 2, columns: 3, count: 6, floors: 5, gate: 'down' },
  { id: 'yunxi', name: '云溪小区', nameEn: 'Yunxi Estate', short: '云溪', town: 'qiyun', s: -160, t: -112, width: 180, depth: 92, rows: 2, columns: 3, count: 5, floors: 5, gate: 'down' },
]

/** Walled residential compounds, buildings numbered from the gate row by row. */
export const compounds: readonly Compound[] = plots.map(layOut)

function layOut(plot: Plot): Compound {
  const frame = plot.town === 'lancheng' ? lancheng : qiyun
  const centre = frame.at(plot.s, plot.t)
  const [dx, dy] = frame.direction(plot.s)
  const up = plot.gate === 'up' ? 1 : -1
  /** u along the stream, v away from the gate, metres from the centre. */
  const at = (u: number, v: number): Point => [centre[0] + dx * u + dy * v * up, centre[1] + dy * u - dx * v * up]
  const margin = 12
  const gateStrip = 26
  const pitch = (plot.width - 2 * margin) / plot.columns
  const step = (plot.depth - gateStrip - margin) / plot.rows
  const buildings: Building[] = []
  for (let row = 0; row < plot.rows; row++) {
    for (let column = 0; column < plot.columns; column++) {
      const number = row * plot.columns + column + 1
      if (number > plot.count) continue
      const middle = at(-plot.width / 2 + margin + pitch * (column + 0.5), -plot.depth / 2 + gateStrip + step * (row + 0.55))
      buildings.push({
        id: `${plot.id}-${number}`,
        number,
        centre: middle,
        ring: drawRectangle(middle, [dx, dy], pitch - 8, Math.min(15, step * 0.42)),
        floors: plot.floors,
      })
    }
  }
  const shed = at(plot.width * 0.22, -plot.depth / 2 + 13)
  return {
    id: plot.id, name: plot.name, nameEn: plot.nameEn, short: plot.short, town: plot.town, centre, buildings,
    ring: drawRectangle(centre, [dx, dy], plot.width, plot.depth),
    gate: at(plot.width * 0.06, -plot.depth / 2),
    shed: { centre: shed, ring: drawRectangle(shed, [dx, dy], 24, 5) },
  }
}
