import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react'
import { pan, whole, zoomAt, type Zoom } from './zoom.ts'

/** A press that moves no farther than this, in pixels, is a click. */
const stillPx = 4
const wheelFactor = 1.2
const keyStep = 0.1
const arrows: Record<string, readonly [number, number]> = { ArrowLeft: [keyStep, 0], ArrowRight: [-keyStep, 0], ArrowUp: [0, keyStep], ArrowDown: [0, -keyStep] }

interface Handlers {
  onPointerDown(event: PointerEvent): void
  onPointerMove(event: PointerEvent): void
  onPointerUp(event: PointerEvent): void
  onPointerCancel(event: PointerEvent): void
  onKeyDown(event: KeyboardEvent): void
}

/** Digital zoom of a frame: the wheel or two fingers go nearer, one drags; keys do both while the frame has the focus. `onClick`: a press that did not drag. */
export function useZoom(frame: RefObject<HTMLElement | null>, onClick: () => void): { zoom: Zoom; setZoom: (change: (zoom: Zoom) => Zoom) => void; handlers: Handlers } {
  const [zoom, setZoom] = useState(whole)
  const pressed = useRef(new Map<number, { x: number; y: number }>())
  const hasMoved = useRef(false)

  const place = (x: number, y: number) => {
    const box = frame.current!.getBoundingClientRect()
    return { x: (x - box.left) / box.width, y: (y - box.top) / box.height, width: box.width, height: box.height }
  }

  // React's own listener is passive: the page would scroll, and Ctrl would size it.
  useEffect(() => {
    const element = frame.current
    const turn = (event: WheelEvent) => {
      event.preventDefault()
      const box = element!.getBoundingClientRect()
      setZoom((z) => zoomAt(z, event.deltaY < 0 ? wheelFactor : 1 / wheelFactor, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height))
    }
    element?.addEventListener('wheel', turn, { passive: false })
    return () => element?.removeEventListener('wheel', turn)
  }, [frame])

  const release = (event: PointerEvent) => pressed.current.delete(event.pointerId)
  return {
    zoom,
    setZoom,
    handlers: {
      onPointerDown(event) {
        if (event.button !== 0) return
        if (pressed.current.size === 0) hasMoved.current = false
        pressed.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
        event.currentTarget.setPointerCapture(event.pointerId)
      },
      onPointerMove(event) {
        const before = pressed.current.get(event.pointerId)
        if (!before) return
        const other = [...pressed.current].find(([id]) => id !== event.pointerId)?.[1]
        const [dx, dy] = [event.clientX - before.x, event.clientY - before.y]
        if (!other && !hasMoved.current && Math.hypot(dx, dy) < stillPx) return
        hasMoved.current = true
        const at = place(event.clientX, event.clientY)
        if (other) {
          const spread = (p: { x: number; y: number }) => Math.max(1, Math.hypot(p.x - other.x, p.y - other.y))
          const middle = place((event.clientX + other.x) / 2, (event.clientY + other.y) / 2)
          setZoom((z) => zoomAt(z, spread({ x: event.clientX, y: event.clientY }) / spread(before), middle.x, middle.y))
        } else setZoom((z) => pan(z, dx / at.width, dy / at.height))
        pressed.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
      },
      onPointerUp(event) {
        const wasPressed = pressed.current.has(event.pointerId)
        release(event)
        if (wasPressed && !hasMoved.current) onClick()
      },
      onPointerCancel: release,
      onKeyDown(event) {
        const next = nextByKey(zoom, event.key)
        if (!next) return
        event.preventDefault()
        event.stopPropagation()
        setZoom(next)
      },
    },
  }
}

function nextByKey(zoom: Zoom, key: string): Zoom | undefined {
  if (key === '+' || key === '=') return zoomAt(zoom, 2, 0.5, 0.5)
  if (key === '-') return zoomAt(zoom, 0.5, 0.5, 0.5)
  if (zoom.scale === 1) return undefined
  if (key === '0' || key === 'Escape') return whole
  const by = arrows[key]
  return by && pan(zoom, ...by)
}
