import { Button, Card, Typography } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, post } from '../../../../shared/api/client.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { useRefreshGrid } from '../grid.ts'

interface Fate {
  id: string
  state: string
  message?: string
  todo?: string
}

/** A file and what became of what it held; or why it was not taken. */
interface Handed {
  name: string
  fates: Fate[]
  photos: PhotoFate[]
  problem: string
}

interface PhotoFate {
  sha256: string
  problem: string
  message: string
  todo: string
}

const isFine = ({ state }: Fate) => state === 'done' || state === 'applied'

/** What a phone could not send, from the file that it saved: read by the server alone, in the name of whose phone it was. I chooses files. */
export function HandIn() {
  const { t } = useTranslation('grid')
  const refresh = useRefreshGrid()
  const input = useRef<HTMLInputElement>(null)
  const [handed, setHanded] = useState<Handed[]>([])
  const [busy, setBusy] = useState(false)
  const choose = () => input.current?.click()
  useKeys({ i: busy ? undefined : choose })
  const take = async (files: readonly File[]) => {
    setBusy(true)
    setHanded([])
    for (const file of files) {
      const done = await handIn(file, t('noHandIn'))
      setHanded((before) => [...before, done])
    }
    await refresh()
    setBusy(false)
  }
  return (
    <Card size="small" title={<h2 className="grid-head">{t('handIn')}</h2>} extra={<Button size="small" loading={busy} onClick={choose}>{t('chooseFile')} <kbd>I</kbd></Button>}>
      <input ref={input} type="file" accept=".json,application/json" multiple hidden aria-label={t('chooseFile')} onChange={(event) => { void take([...(event.target.files ?? [])]); event.target.value = '' }} />
      <Typography.Text type="secondary">{t('handInWhy')}</Typography.Text>
      <div role="status">
        {handed.map(({ name, fates, photos, problem }) => (
          <div key={name} className="grid-handed">
            <b>{name}</b>
            {problem && <Typography.Text type="danger">{problem}</Typography.Text>}
            {fates.length > 0 && <span>{t('handedIn', { all: fates.length, fine: fates.filter(isFine).length })}</span>}
            {photos.length > 0 && <span>{t('photosHandedIn', { all: photos.length, fine: photos.filter((photo) => !photo.problem).length })}</span>}
            <ol>
              {fates.map((fate, at) => (
                <li key={fate.id} data-fine={isFine(fate)}>{t('itemIs', { at: at + 1 })} {t(`fate_${fate.state}`)}{fate.message && ` · ${fate.message} ${fate.todo ?? ''}`}</li>
              ))}
              {photos.map((photo, at) => photo.problem && <li key={photo.sha256} data-fine={false}>{t('photoIs', { at: at + 1 })} {photo.message} {photo.todo}</li>)}
            </ol>
          </div>
        ))}
      </div>
    </Card>
  )
}

async function handIn(file: File, noHandIn: string): Promise<Handed> {
  const nothing: Handed = { name: file.name, fates: [], photos: [], problem: '' }
  try {
    const content = JSON.parse(await file.text()) as { langqiao?: string } | null
    if (content?.langqiao?.startsWith('hand-in-photos/')) return { ...nothing, photos: (await post<{ photos: PhotoFate[] }>('/api/photos/hand-in', content)).photos }
    if (content?.langqiao?.startsWith('hand-in/')) return { ...nothing, fates: (await post<{ fates: Fate[] }>('/api/sync/hand-in', content)).fates }
    return { ...nothing, problem: noHandIn }
  } catch (error) {
    return { ...nothing, problem: error instanceof ApiError ? `${error.message} ${error.todo}` : noHandIn }
  }
}
