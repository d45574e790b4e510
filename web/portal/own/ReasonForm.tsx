import { Button, Card, Input, Radio, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../shared/api/client.ts'
import { ErrorNote } from '../../shared/shell/ErrorNote.tsx'
import type { LookKind } from './own-footage.ts'

const reasons = ['theft', 'damage', 'check', 'other'] as const

/** Why one looks: written down before the first picture (Decree 799, art. 16). */
export function ReasonForm({ camera, kind, onOpened }: { camera: string; kind: LookKind; onOpened: (look: string) => void }) {
  const { t } = useTranslation('portal')
  const [chosen, setChosen] = useState<(typeof reasons)[number] | null>(null)
  const [words, setWords] = useState('')
  const [intent] = useState(newIntentId)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const reason = chosen === 'other' ? words.trim() : chosen ? t(`reason_${chosen}`) : ''
  const open = async () => {
    setBusy(true)
    setError(null)
    try {
      onOpened((await post<{ id: string }>('/api/owner/looks', { camera, kind, reason }, intent)).id)
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }
  return (
    <Card size="small" title={t('reasonTitle')}>
      <Radio.Group vertical value={chosen} onChange={(event) => setChosen(event.target.value as (typeof reasons)[number])} aria-label={t('reasonTitle')}>
        {reasons.map((one) => <Radio key={one} value={one} style={{ minHeight: 44, display: 'flex', alignItems: 'center' }}>{t(`reason_${one}`)}</Radio>)}
      </Radio.Group>
      {chosen === 'other' && <Input value={words} onChange={(event) => setWords(event.target.value)} maxLength={200} placeholder={t('reasonWhat')} aria-label={t('reasonWhat')} autoFocus />}
      <Typography.Paragraph type="secondary" style={{ marginBlock: 12 }}>{t('reasonSays')}</Typography.Paragraph>
      <ErrorNote error={error} />
      <Button type="primary" block size="large" disabled={reason === ''} loading={busy} onClick={() => void open()}>{t('start')}</Button>
    </Card>
  )
}
