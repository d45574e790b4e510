/** A part of a picture, as fractions of its width and height. */
export interface Region {
  x: number
  y: number
  width: number
  height: number
}

/** Where a picture lies on the canvas, in pixels; all even, since two by two pixels share their colour in I420. */
export interface Place {
  x: number
  y: number
  width: number
  height: number
}

/** Black of limited range (ITU-R BT.709 §3): luma 16, colour 128. */
const [darkest, colourless] = [16, 128]

const even = (value: number) => Math.round(value / 2) * 2

/** The largest place for a picture of this size on the canvas, in the middle. Pure. */
export function fitPicture(picture: { width: number; height: number }, canvas: { width: number; height: number }): Place {
  const scale = Math.min(canvas.width / picture.width, canvas.height / picture.height)
  const width = Math.min(canvas.width, Math.max(2, even(picture.width * scale)))
  const height = Math.min(canvas.height, Math.max(2, even(picture.height * scale)))
  return { x: Math.floor((canvas.width - width) / 4) * 2, y: Math.floor((canvas.height - height) / 4) * 2, width, height }
}

/** Raw I420 pictures of one size: what is put on it, and what is blacked out, is nowhere else. */
export class Canvas {
  readonly width: number
  readonly height: number
  readonly bytes: Buffer

  constructor(width: number, height: number) {
    this.width = width
    this.height = height
    this.bytes = Buffer.alloc((width * height * 3) / 2, colourless)
    this.bytes.fill(darkest, 0, width * height)
  }

  /** Copies a whole I420 picture (planes without padding) of the place's size there. */
  put(picture: Buffer, place: Place): void {
    let from = 0
    for (const plane of this.#planes(place)) {
      for (let row = 0; row < plane.height; row++) {
        picture.copy(this.bytes, plane.at + row * plane.stride, from, from + plane.width)
        from += plane.width
      }
    }
  }

  /** Makes a region of the picture that lies at a place black, rounded outward to what shares its colour. */
  blacken(region: Region, place: Place): void {
    const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value))
    const left = clamp(Math.floor((region.x * place.width) / 2) * 2, place.width)
    const top = clamp(Math.floor((region.y * place.height) / 2) * 2, place.height)
    const width = clamp(Math.ceil(((region.x + region.width) * place.width) / 2) * 2, place.width) - left
    const height = clamp(Math.ceil(((region.y + region.height) * place.height) / 2) * 2, place.height) - top
    if (width <= 0 || height <= 0) return
    for (const plane of this.#planes({ x: place.x + left, y: place.y + top, width, height }))
      for (let row = 0; row < plane.height; row++) this.bytes.fill(plane.black, plane.at + row * plane.stride, plane.at + row * plane.stride + plane.width)
  }

  /** A place in the three planes: luma whole, the colours at half of both sides. */
  #planes({ x, y, width, height }: Place) {
    const luma = this.width * this.height
    const half = { stride: this.width / 2, width: width / 2, height: height / 2, black: colourless }
    const at = (y / 2) * (this.width / 2) + x / 2
    return [
      { at: y * this.width + x, stride: this.width, width, height, black: darkest },
      { at: luma + at, ...half },
      { at: luma + luma / 4 + at, ...half },
    ]
  }
}
