import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { nudgeRegion, spanRegion, type Region } from '../search/region.ts'
import { isThere, placeAt, type Draft } from './draft.ts'

interface Props {
  drafts: readonly Draft[]
  chosen: number | null
  atMs: number
  onChoose(id: number): void
  onDraw(region: Region): void
  /** The chosen one stands there at this moment. */
  onPlace(id: number, region: Region): void
}

const step = 0.01
const arrows: Record<string, readonly [number, number]> = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }

type Grip = { kind: 'new'; from: [number, number] } | { kind: 'move' | 'size'; id: number; from: [number, number]; region: Region }

/** Masks over the picture, as copies will have them: drawn on free ground, moved by hand, sized at their corner, or by keys (Shift sizes). */
export function MaskLayer({ drafts, chosen, atMs, onChoose, onDraw, onPlace }: Props) {
  const { t } = useTranslation('review')
  const layer = useRef<HTMLDivElement>(null)
  const grip = useRef<Grip | null>(null)
  const [drawing, setDrawing] = useState<Region | null>(null)
  const [ratio, setRatio] = useState(16 / 9)
  useEffect(() => {
    const video = layer.current?.parentElement?.querySelector('video')
    if (video && video.videoWidth > 0) setRatio(video.videoWidth / video.videoHeight)
    layer.current?.focus()
  }, [])
  const place = (event: PointerEvent): [number, number] => {
    const box = layer.current!.getBoundingClientRect()
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height]
  }
  const take = (event: PointerEvent, next: Grip) => {
    event.stopPropagation()
    layer.current!.setPointerCapture(event.pointerId)
    grip.current = next
  }
  const move = (event: PointerEvent) => {
    const held = grip.current
    if (!held) return
    const at = place(event)
    if (held.kind === 'new') return setDrawing(spanRegion(...held.from, ...at))
    onPlace(held.id, nudgeRegion(held.region, at[0] - held.from[0], at[1] - held.from[1], held.kind === 'size'))
  }
  const release = (event: PointerEvent) => {
    const held = grip.current
    grip.current = null
    setDrawing(null)
    if (held?.kind !== 'new') return
    const at = place(event)
    if (Math.hypot(at[0] - held.from[0], at[1] - held.from[1]) > step) onDraw(spanRegion(...held.from, ...at))
  }
  const press = (event: KeyboardEvent) => {
    const by = arrows[event.key]
    const draft = drafts.find((d) => d.id === chosen)
    if (!by || !draft) return
    event.preventDefault()
    event.stopPropagation()
    onPlace(draft.id, nudgeRegion(placeAt(draft, atMs), ...by, event.shiftKey))
  }
  return (
    <div ref={layer} className="review-region review-masks" style={{ '--ratio': ratio } as React.CSSProperties} tabIndex={0} role="group" aria-label={t('maskTitle')} onPointerDown={(event) => take(event, { kind: 'new', from: place(event) })} onPointerMove={move} onPointerUp={release} onKeyDown={press}>
      {drafts.map((draft, i) => {
        if (!isThere(draft, atMs)) return null
        const region = placeAt(draft, atMs)
        return (
          <div key={draft.id} className="review-mask" data-chosen={draft.id === chosen ? '' : undefined} style={toStyle(region)} onPointerDown={(event) => {
            onChoose(draft.id)
            take(event, { kind: 'move', id: draft.id, from: place(event), region })
          }}>
            <span>{i + 1}</span>
            {draft.id === chosen && <i onPointerDown={(event) => take(event, { kind: 'size', id: draft.id, from: place(event), region })} />}
          </div>
        )
      })}
      {drawing && <div className="review-mask" data-chosen="" style={toStyle(drawing)} />}
    </div>
  )
}

const percent = (part: number) => `${part * 100}%`
const toStyle = ({ x, y, width, height }: Region) => ({ left: percent(x), top: percent(y), width: percent(width), height: percent(height) })
