import { Button } from 'antd-mobile'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { writeBox } from '../vault/boxes.ts'
import { database, findPicture } from '../vault/database.ts'
import type { Lock } from '../vault/lock.ts'

/** More would not fit into one request: the rest goes into the next file. */
const mostInFile = 200
const mostFileBytes = 16 * 1_048_576

/** What is unsent, photos too, as files that the server alone can read: handed in on another machine (docs/sync.md). */
export function SaveUnsent({ lock }: { lock: Lock }) {
  const { t } = useTranslation('grid')
  const [saved, setSaved] = useState<{ items: number; photos: number; files: number }>()
  const save = async () => {
    let files = 0
    const write = (what: 'intents' | 'photos', boxes: readonly string[]) =>
      download(`langqiao-${lock.device.slice(-6)}-${++files}.json`, [`{"langqiao":"${what === 'intents' ? 'hand-in/1' : 'hand-in-photos/1'}",${JSON.stringify({ device: lock.device, ...lock.forServer }).slice(1, -1)},"${what}":[`, boxes.join(','), ']}'])
    // Each item stands in its box as it is; the server takes what it needs of it.
    const items = await database.items.where('state').anyOf('kept', 'stuck').sortBy('seq')
    for (let at = 0; at < items.length; at += mostInFile) await write('intents', items.slice(at, at + mostInFile).map(({ box }) => JSON.stringify(writeBox(box))))
    let waiting: string[] = []
    const photos = await database.photos.where('sent').equals(0).primaryKeys()
    // One after the other: all of them at once may be more than a phone holds.
    for (const sha256 of photos) {
      const picture = await findPicture(sha256)
      if (!picture) continue
      const box = JSON.stringify(writeBox(picture))
      if (waiting.length === mostInFile || waiting.reduce((sum, one) => sum + one.length, box.length) > mostFileBytes) {
        await write('photos', waiting)
        waiting = []
      }
      waiting.push(box)
    }
    if (waiting.length > 0) await write('photos', waiting)
    setSaved({ items: items.length, photos: photos.length, files })
  }
  return (
    <>
      <Button block fill="outline" size="large" onClick={save} loading="auto">{t('saveUnsent')}</Button>
      {saved && <p role="status" className="grid-saved">{t('savedUnsent', saved)}</p>}
    </>
  )
}

/** Browsers that are given files faster than this keep the first one alone. */
const betweenFilesMs = 400

async function download(name: string, parts: string[]): Promise<void> {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob(parts, { type: 'application/json' }))
  link.download = name
  link.click()
  await new Promise((done) => setTimeout(done, betweenFilesMs))
  URL.revokeObjectURL(link.href)
}
