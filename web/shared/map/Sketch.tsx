import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { drawSketch, type Ground, type Spot, type View } from './sketch.ts'
import type { CountyMapProps, MapPoint } from './types.ts'

const files = ['bounds', 'water', 'roads', 'labels'] as const
/** A finger's breadth around what is pressed. */
const reach = 4

interface Props extends Pick<CountyMapProps, 'theme' | 'language' | 'onSelect'> {
  base: string
  points: readonly MapPoint[]
  view: View
  label: string
  /** Somebody pressed a cluster: to where it falls apart. */
  onNear(view: View): void
  onDrawn(): void
}

/** The map before the map. */
export function Sketch({ base, points, view, label, theme, language, onSelect, onNear, onDrawn }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const spots = useRef<Spot[]>([])
  const [ground, setGround] = useState<Ground | null>(null)
  useEffect(() => {
    const abort = new AbortController()
    const load = async (name: (typeof files)[number]) => {
      const answer = await fetch(`${base}/${name}.json`, { signal: abort.signal })
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`)
      return [name, ((await answer.json()) as { features: Ground['bounds'] }).features] as const
    }
    // Without its files the map itself says so.
    Promise.all(files.map(load)).then((loaded) => setGround(Object.fromEntries(loaded) as Ground), () => undefined)
    return () => abort.abort()
  }, [base])
  useEffect(() => {
    if (!ground) return
    spots.current = drawSketch(canvas.current!, ground, points, view, { theme, language })
    onDrawn()
  }, [ground, points, view, theme, language, onDrawn])
  const press = ({ nativeEvent: { offsetX, offsetY } }: MouseEvent) => {
    const spot = spots.current.find(({ x, y, radius }) => Math.hypot(x - offsetX, y - offsetY) <= radius + reach)
    if (spot?.id !== undefined) onSelect?.({ kind: 'camera', id: spot.id })
    else if (spot) onNear({ center: spot.lonLat, zoom: Math.min(15, (spot.apartFrom ?? view.zoom) + 1) })
  }
  return <canvas ref={canvas} className="lq-sketch" role="img" aria-label={label} onClick={press} />
}
