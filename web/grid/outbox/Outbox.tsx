import { Button } from 'antd-mobile'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock, formatDay } from '../../shared/i18n/time.ts'
import { SendState } from '../shell/SendState.tsx'
import type { Item } from '../sync/outbox.ts'
import { findLock } from '../vault/database.ts'
import type { Lock } from '../vault/lock.ts'
import { sendNow, settlePhoto, useOutbox } from '../work.ts'
import { Picture } from '../visit/Picture.tsx'
import { SaveUnsent } from './SaveUnsent.tsx'

/** What needs somebody first, then what is on this phone alone, then the rest; in each the latest first. */
const order: Record<Item['state'], number> = { stuck: 0, refused: 0, kept: 1, waiting: 2, held: 3, declined: 3, done: 4 }
const mostLines = 200

/** Everything that was done with this phone, each with where it is, in words. */
export function Outbox() {
  const { t } = useTranslation('grid')
  const { items, photos } = useOutbox()
  const [lock, setLock] = useState<Lock | null>(null)
  useEffect(() => void findLock().then(setLock), [])
  const sorted = items.toSorted((a, b) => order[a.state] - order[b.state] || b.seq - a.seq)
  const unsent = photos.filter(({ isSent, problem }) => !isSent && problem === '').length
  const refused = photos.filter(({ problem }) => problem !== '')
  const hasUnsent = items.some(({ state }) => state === 'kept' || state === 'stuck') || photos.some(({ isSent }) => !isSent)
  return (
    <main className="grid-page">
      <header className="grid-head"><h1>{t('outbox')}</h1><SendState /></header>
      {items.length + refused.length === 0 && <p className="grid-empty">{t('outboxEmpty')}</p>}
      <ol className="grid-items">
        {refused.map(({ sha256, takenAt, problem }) => (
          <li key={sha256} data-state="stuck" className="grid-refused">
            <Picture sha256={sha256} />
            <span><b>{t('photo')}</b><time dateTime={takenAt}>{formatDay(takenAt).slice(5)} {formatClock(takenAt)}</time></span>
            <em>{t('photoRefused')}</em>
            <p>{problem}</p>
            <footer><Button size="small" fill="outline" onClick={() => void settlePhoto(sha256, 'again')}>{t('photoAgain')}</Button><Button size="small" fill="none" onClick={() => void settlePhoto(sha256, 'drop')}>{t('photoDrop')}</Button></footer>
          </li>
        ))}
        {sorted.slice(0, mostLines).map((item) => (
          <li key={item.seq} data-state={item.state}>
            <span><b>{item.label}</b><time dateTime={item.at}>{formatDay(item.at).slice(5)} {formatClock(item.at)}</time></span>
            <em>{t(`kind_${item.kind}`)} · {t(`is_${item.state}`)}</em>
            {item.message && <p>{item.message} {item.todo}</p>}
          </li>
        ))}
      </ol>
      {unsent > 0 && <p className="grid-muted">{t('photosLeft', { count: unsent })}</p>}
      <section className="grid-actions">
        <Button block size="large" color="primary" disabled={!hasUnsent} onClick={sendNow}>{t('sendNow')}</Button>
        {lock && hasUnsent && <SaveUnsent lock={lock} />}
      </section>
    </main>
  )
}
