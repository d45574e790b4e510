/** What part of a picture is shown: how much larger, and where its upper left corner lies, as fractions of the whole. */
export interface Zoom {
  scale: number
  left: number
  top: number
}

export const whole: Zoom = { scale: 1, left: 0, top: 0 }
/** Beyond it a pixel of 1080p is as wide as a finger. */
const most = 8

const clamp = (value: number, from: number, to: number) => Math.min(to, Math.max(from, value))

function keepInside({ scale, left, top }: Zoom): Zoom {
  const last = 1 - 1 / scale
  return { scale, left: clamp(left, 0, last), top: clamp(top, 0, last) }
}

/** Nearer or farther; the point under the hand (fractions of the frame) stays under it. */
export function zoomAt({ scale, left, top }: Zoom, factor: number, x: number, y: number): Zoom {
  const next = clamp(scale * factor, 1, most)
  return keepInside({ scale: next, left: left + x / scale - x / next, top: top + y / scale - y / next })
}

/** Moved by fractions of the frame, as a hand drags it. */
export const pan = ({ scale, left, top }: Zoom, dx: number, dy: number): Zoom => keepInside({ scale, left: left - dx / scale, top: top - dy / scale })

/** Once more as near, and from the nearest back to the whole. */
export const zoomOn = (zoom: Zoom): Zoom => (zoom.scale >= most ? whole : zoomAt(zoom, 2, 0.5, 0.5))

export const toTransform = ({ scale, left, top }: Zoom) => `scale(${scale}) translate(${-left * 100}%, ${-top * 100}%)`
