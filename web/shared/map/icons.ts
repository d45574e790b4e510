import { type Palette, palettes, type Theme } from './style/palette.ts'

export interface Icon {
  image: ImageData
  pixelRatio: number
  /** Parts of the width and height that may stretch, for shields that grow with their text. */
  stretchX?: [number, number][]
  stretchY?: [number, number][]
  content?: [number, number, number, number]
}

type Pen = CanvasRenderingContext2D
const ratio = 3

/** The pictogram that the style calls `id`, or null when it is none of ours. */
export function drawIcon(id: string, theme: Theme): Icon | null {
  const p = palettes[theme]
  switch (id) {
    case 'dot':
      return paint(7, 7, (c) => disc(c, 3.5, 3.5, 1.9, p.textQuiet, p.halo))
    case 'place':
      return paint(9, 9, (c) => disc(c, 4.5, 4.5, 2.6, p.text, p.halo))
    case 'stop':
      return paint(13, 13, (c) => {
        plate(c, 13, p.textQuiet, p.halo)
        c.fillStyle = p.halo
        c.fillRect(3.6, 3.6, 5.8, 4.6)
        c.fillRect(4, 9, 1.6, 1.2)
        c.fillRect(7.4, 9, 1.6, 1.2)
      })
    case 'peak':
      return paint(11, 9, (c) => {
        c.beginPath()
        c.moveTo(5.5, 1)
        c.lineTo(10, 8.2)
        c.lineTo(1, 8.2)
        c.closePath()
        c.lineWidth = 1.6
        c.strokeStyle = p.halo
        c.stroke()
        c.fillStyle = p.textQuiet
        c.fill()
      })
    case 'covered-bridge':
      return paint(21, 17, (c) => coveredBridge(c, p.bridge, p.halo))
    case 'police':
      return paint(19, 19, (c) => policeShield(c, p.bridge, p.halo))
    case 'shield':
      return { ...paint(16, 12, (c) => {
        c.beginPath()
        c.roundRect(0.75, 0.75, 14.5, 10.5, 3)
        c.fillStyle = p.halo
        c.fill()
        c.lineWidth = 1
        c.strokeStyle = p.casing
        c.stroke()
      }), stretchX: [[5 * ratio, 11 * ratio]], stretchY: [[4 * ratio, 8 * ratio]], content: [2 * ratio, 2 * ratio, 14 * ratio, 10 * ratio] }
    case 'tea-rows':
      return paint(8, 8, (c) => {
        c.strokeStyle = p.teaRow
        c.lineWidth = 1
        c.globalAlpha = 0.7
        for (const y of [2, 6]) {
          c.beginPath()
          c.moveTo(0, y + 1)
          c.bezierCurveTo(2.6, y - 1.2, 5.4, y + 3.2, 8, y + 1)
          c.stroke()
        }
      })
    default:
      return id.startsWith('lq-camera-') ? drawCamera(id, p) : null
  }
}

/** A camera seen from above, looking up the picture: round body for public places, square for private ones. */
function drawCamera(id: string, p: Palette): Icon {
  const selected = id.includes('-selected')
  const off = id.includes('-off')
  const square = id.includes('private')
  return paint(26, 26, (c) => {
    const body = () => {
      c.beginPath()
      if (square) c.roundRect(6.5, 7.5, 13, 13, 3)
      else c.arc(13, 14, 7, 0, Math.PI * 2)
      if (!id.includes('-round')) {
        c.moveTo(9.4, 8.4)
        c.lineTo(13, 2.6)
        c.lineTo(16.6, 8.4)
        c.closePath()
      }
    }
    c.lineJoin = 'round'
    body()
    c.lineWidth = selected ? 6 : 3.6
    c.strokeStyle = selected ? p.text : p.halo
    c.stroke()
    body()
    c.fillStyle = off ? p.halo : p.bridge
    c.fill()
    if (off) {
      c.lineWidth = 1.6
      c.strokeStyle = p.textQuiet
      c.stroke()
      c.beginPath()
      c.moveTo(7, 20)
      c.lineTo(19, 8)
      c.stroke()
      return
    }
    c.beginPath()
    c.arc(13, 14, 2.7, 0, Math.PI * 2)
    c.fillStyle = p.halo
    c.fill()
  })
}

function paint(width: number, height: number, draw: (pen: Pen) => void): Icon {
  const canvas = document.createElement('canvas')
  canvas.width = width * ratio
  canvas.height = height * ratio
  const pen = canvas.getContext('2d')!
  pen.scale(ratio, ratio)
  draw(pen)
  return { image: pen.getImageData(0, 0, canvas.width, canvas.height), pixelRatio: ratio }
}

function disc(c: Pen, x: number, y: number, r: number, colour: string, rim: string): void {
  c.beginPath()
  c.arc(x, y, r, 0, Math.PI * 2)
  c.lineWidth = 2
  c.strokeStyle = rim
  c.stroke()
  c.fillStyle = colour
  c.fill()
}

function plate(c: Pen, size: number, colour: string, rim: string): void {
  c.beginPath()
  c.roundRect(1, 1, size - 2, size - 2, 3)
  c.lineWidth = 1.4
  c.strokeStyle = rim
  c.stroke()
  c.fillStyle = colour
  c.fill()
}

/** A roof with raised tips on posts over an arch. */
function coveredBridge(c: Pen, colour: string, rim: string): void {
  const trace = () => {
    c.beginPath()
    c.moveTo(1.2, 6.6)
    c.quadraticCurveTo(5, 6, 7, 2.6)
    c.lineTo(14, 2.6)
    c.quadraticCurveTo(16, 6, 19.8, 6.6)
    c.closePath()
    c.rect(3.6, 6.4, 1.6, 4.2)
    c.rect(7.6, 6.4, 1.4, 4.2)
    c.rect(12, 6.4, 1.4, 4.2)
    c.rect(15.8, 6.4, 1.6, 4.2)
    c.rect(2, 10, 17, 1.7)
    c.moveTo(3, 15.4)
    c.quadraticCurveTo(10.5, 8.6, 18, 15.4)
    c.lineTo(16, 15.4)
    c.quadraticCurveTo(10.5, 11.2, 5, 15.4)
    c.closePath()
  }
  trace()
  c.lineJoin = 'round'
  c.lineWidth = 2.4
  c.strokeStyle = rim
  c.stroke()
  c.fillStyle = colour
  c.fill()
}

function policeShield(c: Pen, colour: string, rim: string): void {
  c.beginPath()
  c.moveTo(9.5, 1.6)
  c.lineTo(16, 4)
  c.lineTo(16, 9)
  c.quadraticCurveTo(15.6, 14.6, 9.5, 17.4)
  c.quadraticCurveTo(3.4, 14.6, 3, 9)
  c.lineTo(3, 4)
  c.closePath()
  c.lineWidth = 2.2
  c.strokeStyle = rim
  c.stroke()
  c.fillStyle = colour
  c.fill()
  c.beginPath()
  for (let k = 0; k < 10; k++) {
    const r = k % 2 === 0 ? 3.9 : 1.7
    const t = -Math.PI / 2 + (k * Math.PI) / 5
    c.lineTo(9.5 + Math.cos(t) * r, 9 + Math.sin(t) * r)
  }
  c.closePath()
  c.fillStyle = rim
  c.fill()
}
