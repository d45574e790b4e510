import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nudgeRegion, spanRegion, type Region } from './region.ts'

/** Where it begins: the middle, to be drawn anew or moved by keys. */
export const usualRegion: Region = { x: 0.4, y: 0.4, width: 0.2, height: 0.2 }

const step = 0.01
const arrows: Record<string, readonly [number, number]> = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }

/** The box round what is searched, drawn by hand or moved by keys; lies exactly over the picture, whatever the window's shape. */
export function RegionBox({ region, onChange }: { region: Region; onChange: (region: Region) => void }) {
  const { t } = useTranslation('review')
  const layer = useRef<HTMLDivElement>(null)
  const anchor = useRef<[number, number] | null>(null)
  const [ratio, setRatio] = useState(16 / 9)
  useEffect(() => {
    const video = layer.current?.parentElement?.querySelector('video')
    if (video && video.videoWidth > 0) setRatio(video.videoWidth / video.videoHeight)
    layer.current?.focus()
  }, [])
  const place = (event: React.PointerEvent): [number, number] => {
    const box = layer.current!.getBoundingClientRect()
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height]
  }
  const percent = (part: number) => `${part * 100}%`
  return (
    <div
      ref={layer} className="review-region" style={{ '--ratio': ratio } as React.CSSProperties} tabIndex={0} role="group" aria-label={t('searchTitle')}
      onPointerDown={(event) => {
        anchor.current = place(event)
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={(event) => anchor.current && onChange(spanRegion(...anchor.current, ...place(event)))}
      onPointerUp={() => (anchor.current = null)}
      onKeyDown={(event) => {
        const by = arrows[event.key]
        if (!by) return
        event.preventDefault()
        event.stopPropagation()
        onChange(nudgeRegion(region, ...by, event.shiftKey))
      }}
    >
      <div style={{ left: percent(region.x), top: percent(region.y), width: percent(region.width), height: percent(region.height) }} />
    </div>
  )
}
