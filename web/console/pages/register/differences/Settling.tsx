import { Button, Card, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ApiError, newIntentId, post } from '../../../../shared/api/client.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import type { OpenDifferences } from '../register.ts'
import { useWords } from '../use-words.ts'
import { Reason } from './Reason.tsx'
import { Saying } from './Saying.tsx'

type Differing = OpenDifferences['records'][number]
interface Item { record: Differing; difference: Differing['differences'][number] }

/** One difference after the other: 1 keeps what stands, 2 what was offered, 3 puts it off; the next follows at once. */
export function Settling({ waiting, onDone, isAsking }: { waiting: OpenDifferences; onDone: () => void; isAsking: boolean }) {
  const { t } = useTranslation('register')
  const { nameField, nameType } = useWords()
  const [items, setItems] = useState<Item[]>(() => waiting.records.flatMap((record) => record.differences.map((difference) => ({ record, difference }))))
  const [last, setLast] = useState<{ item: Item; keep: 'standing' | 'offered' } | null>(null)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>(null)
  const item = items[0]
  const settle = (keep: 'standing' | 'offered') => () => {
    if (!item || reason.trim() === '') return
    const { record: { type, id }, difference: { field, act } } = item
    setItems(items.slice(1))
    setLast({ item, keep })
    setError(null)
    post(`/api/registry/${type}/${id}/settle`, { field, act, keep, reason: reason.trim() }, newIntentId()).then(
      () => { if (items.length === 1) onDone() },
      (failure: unknown) => {
        setError(failure)
        // What somebody else has decided meanwhile is no longer asked; anything else comes back.
        if (!(failure instanceof ApiError && failure.code === 'difference_settled')) setItems((left) => [item, ...left])
      },
    )
  }
  const later = items.length > 1 ? () => setItems([...items.slice(1), item!]) : undefined
  useKeys({ '1': settle('standing'), '2': settle('offered'), ...(later ? { '3': later } : {}) })
  const isReady = reason.trim() !== ''
  return (
    <div className="register-settling">
      {item && (
        <Card
          key={item.difference.act + item.difference.field} size="small"
          title={<h1 className="register-title">{nameField(item.record.type, item.difference.field)}</h1>}
          extra={<Typography.Text type="secondary" role="status">{t('differencesLeft', { count: items.length })}</Typography.Text>}
        >
          <p className="register-settling-whose">
            <Link to={`/register/${item.record.type}/${encodeURIComponent(item.record.id)}`}>{item.record.name || nameType(item.record.type)}</Link>
            <Typography.Text type="secondary">{item.record.type === 'person' || item.record.type === 'business' ? item.record.place : ''}</Typography.Text>
          </p>
          <Reason label={t('settleWhy')} value={reason} onChange={setReason} />
          <div className="register-sides">
            <Saying what="standing" item={item} waiting={waiting} onKeep={isReady ? settle('standing') : null} />
            <Saying what="offered" item={item} waiting={waiting} onKeep={isReady ? settle('offered') : null} />
          </div>
          {later && <Button size="small" onClick={later}>{t('later')} <kbd>3</kbd></Button>}
        </Card>
      )}
      {!item && isAsking && <Typography.Text type="secondary">{t('askingAgain')}</Typography.Text>}
      <ErrorNote error={error} />
      {last && !error && (
        <Typography.Text type="secondary">
          {t('settledLast', { name: last.item.record.name, field: nameField(last.item.record.type, last.item.difference.field), kept: t(`kept_${last.keep}`) })} <Link to={`/register/${last.item.record.type}/${encodeURIComponent(last.item.record.id)}`}>{t('correctThere')}</Link>
        </Typography.Text>
      )}
    </div>
  )
}
