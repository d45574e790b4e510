import { useEffect, useState } from 'react'
import { getStill } from '../player/look-client.ts'
import { formatMoment } from '../moments.ts'

const width = 480

/** One exact picture of the look; pressed, the player goes there. */
export function Still({ look, atMs, caption, onSeek }: { look: string; atMs: number; caption: string; onSeek: (ms: number) => void }) {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    const abort = new AbortController()
    let made: string | null = null
    getStill(look, atMs, width, abort.signal, true).then(
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
  }, [look, atMs])
  return (
    <figure>
      <button type="button" onClick={() => onSeek(atMs)} aria-label={`${caption} ${formatMoment(atMs)}`}>
        {url ? <img src={url} alt="" /> : <div className="review-still-empty" />}
      </button>
      <figcaption>{caption} {formatMoment(atMs)}</figcaption>
    </figure>
  )
}
