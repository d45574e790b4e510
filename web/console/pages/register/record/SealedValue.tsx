import { Button, Popconfirm, Typography } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../../shared/api/client.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import type { EntryType } from '../register.ts'

/** So long a whole number stays on the screen: to be written down or read out. */
const shownMs = 60_000

/** An identifier by its mask; shown in full where one has the right, after being told that it stands on the ledger. */
export function SealedValue({ type, id, field, label, mask, ground }: { type: EntryType; id: string; field: string; label: string; mask: string; /** Null where one may not. */ ground: string | null }) {
  const { t } = useTranslation('register')
  const [whole, setWhole] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    if (whole === null) return
    const timer = setTimeout(() => setWhole(null), shownMs)
    return () => clearTimeout(timer)
  }, [whole])
  const show = async () => {
    setError(null)
    await post<{ value: string }>(`/api/registry/${type}/${id}/show`, { ground, field }, newIntentId()).then((answer) => setWhole(answer.value), setError)
  }
  if (whole !== null) return <span className="register-sealed"><Typography.Text strong>{whole}</Typography.Text> <Button size="small" type="link" onClick={() => setWhole(null)}>{t('hide')}</Button></span>
  return (
    <span className="register-sealed">
      <span>{mask}</span>
      {ground && (
        <Popconfirm title={t('showTitle', { field: label })} description={<div style={{ maxWidth: 280 }}>{t('showNote')}</div>} okText={t('show')} cancelText={t('keepMasked')} onConfirm={show}>
          <Button size="small" type="link" aria-label={`${t('showFull')} ${label}`}>{t('showFull')}</Button>
        </Popconfirm>
      )}
      <ErrorNote error={error} />
    </span>
  )
}
