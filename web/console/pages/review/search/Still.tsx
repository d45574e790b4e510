import { useEffect, useState } from 'react'
import { getStill } from '../player/look-client.ts'
import { formatMoment } from '../moments.ts'
import { cutRegion, type Region } from './region.ts'

const width = 480
/** A cut-out of it must still be sharp. */
const wholeWidth = 1440

interface Props {
  look: string
  atMs: number
  caption: string
  /** What is shown of it, with its surroundings. */
  region: Region
  onSeek(ms: number): void
}

/** One exact picture of the look, cut to the region; pressed, the player goes there. */
export function Still({ look, atMs, caption, region, onSeek }: Props) {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    const abort = new AbortController()
    let made: string | null = null
    getStill(look, atMs, region.width < 0.25 ? wholeWidth : width, abort.signal, true).then(
      (still) => {
        made = still.url
        if (abort.signal.aborted) URL.revokeObjectURL(made)
        else setUrl(made)
      },
      () => undefined,
    )
    return () => {
      abort.abort()
      if (made) URL.revokeObjectURL(made)
    }
  }, [look, atMs, region.width])
  return (
    <figure>
      <button type="button" onClick={() => onSeek(atMs)} aria-label={`${caption} ${formatMoment(atMs)}`}>
        {url ? <img src={url} alt="" style={{ objectViewBox: cutRegion(region) } as React.CSSProperties} /> : <div className="review-still-empty" />}
      </button>
      <figcaption>{caption} {formatMoment(atMs)}</figcaption>
    </figure>
  )
}
