import { Button } from 'antd-mobile'
import { useRef, useState, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { PhotoRef } from './draft.ts'
import { keepDrawn } from './take-photo.ts'

const [width, height] = [640, 240]

/** A signature by finger. It is kept as a picture like any other, so that it cannot be lost in the form. */
export function Signature({ value, onChange }: { value: PhotoRef | null; onChange: (signature: PhotoRef | null) => void }) {
  const { t } = useTranslation('grid')
  const canvas = useRef<HTMLCanvasElement>(null)
  const [isDrawn, setDrawn] = useState(false)
  const at = ({ clientX, clientY }: PointerEvent<HTMLCanvasElement>) => {
    const box = canvas.current!.getBoundingClientRect()
    return [((clientX - box.left) * width) / box.width, ((clientY - box.top) * height) / box.height] as const
  }
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.buttons === 0) return
    const pen = canvas.current!.getContext('2d')!
    pen.lineTo(...at(event))
    pen.stroke()
    setDrawn(true)
  }
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    const pen = canvas.current!.getContext('2d')!
    Object.assign(pen, { lineWidth: 4, lineCap: 'round', lineJoin: 'round', strokeStyle: '#10201c' })
    if (!isDrawn) {
      // A picture without a ground would be black on black elsewhere.
      pen.fillStyle = '#fff'
      pen.fillRect(0, 0, width, height)
    }
    pen.beginPath()
    pen.moveTo(...at(event))
    canvas.current!.setPointerCapture(event.pointerId)
  }
  const keep = async () => {
    const blob = await new Promise<Blob | null>((resolve) => canvas.current!.toBlob(resolve, 'image/jpeg', 0.8))
    const kept = blob && (await keepDrawn(blob))
    // Where it could not be kept every page says so, and it stays drawn.
    if (kept && typeof kept !== 'string') onChange(kept)
  }
  const clear = () => {
    canvas.current?.getContext('2d')!.clearRect(0, 0, width, height)
    setDrawn(false)
    onChange(null)
  }
  if (value) return <div className="grid-signed"><span>{t('signed')}</span><Button size="small" fill="outline" onClick={() => onChange(null)}>{t('signAnew')}</Button></div>
  return (
    <div className="grid-signature">
      <canvas ref={canvas} width={width} height={height} aria-label={t('signHere')} onPointerDown={begin} onPointerMove={draw} />
      {!isDrawn && <span aria-hidden>{t('signHere')}</span>}
      <footer><Button size="small" disabled={!isDrawn} onClick={clear}>{t('clear')}</Button><Button size="small" color="primary" disabled={!isDrawn} onClick={() => void keep()}>{t('takeSignature')}</Button></footer>
    </div>
  )
}
