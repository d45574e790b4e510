import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Card, Checkbox, Flex, Input, Radio, Select, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../../../shared/api/client.ts'
import type { Me } from '../../../../../shared/api/me.ts'
import { useKeys } from '../../../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../../../shared/shell/ErrorNote.tsx'
import { may } from '../../rights.ts'
import { purposes, type EntryType, type ExportMade } from '../exchange.ts'
import { TypeSelect } from '../TypeSelect.tsx'

/** Makes a copy for a stated purpose, or a batch for the provincial systems; their files are fetched from the list. */
export function ExportCard({ me }: { me: Me }) {
  const { t } = useTranslation('exchange')
  const queries = useQueryClient()
  const [kind, setKind] = useState<'copy' | 'batch'>('copy')
  const [of, setOf] = useState<EntryType>('address')
  const [why, setWhy] = useState<(typeof purposes)[number]>('work')
  const [note, setNote] = useState('')
  const [isWhole, setWhole] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [made, setMade] = useState<ExportMade | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [intentId, setIntentId] = useState(newIntentId)
  const isReady = !isBusy && (kind === 'batch' || !isWhole || note.trim() !== '')
  const make = async () => {
    setBusy(true)
    setError(null)
    setMade(null)
    const asked = kind === 'copy' ? post<ExportMade>('/api/register-exports', { of, why, note, whole: isWhole }, intentId) : post<ExportMade>('/api/register-batches', { of, note }, intentId)
    await asked.then((answer) => (setMade(answer), setIntentId(newIntentId())), setError)
    setBusy(false)
    await queries.invalidateQueries({ queryKey: ['register-exports'] })
  }
  useKeys({ e: isReady ? () => void make() : undefined })
  return (
    <Card size="small" title={t('export')}>
      <Flex vertical gap={12}>
        {may(me, 'batch') && <Radio.Group aria-label={t('export')} optionType="button" value={kind} onChange={(event) => setKind(event.target.value as typeof kind)} options={(['copy', 'batch'] as const).map((value) => ({ value, label: t(`kind_${value}`) }))} />}
        <Typography.Text type="secondary">{t(`${kind}Hint`)}</Typography.Text>
        <div className="exchange-form">
          <label><span>{t('ofWhat')}</span><TypeSelect label={t('ofWhat')} value={of} onChange={setOf} /></label>
          {kind === 'copy' && <label><span>{t('purpose')}</span><Select aria-label={t('purpose')} value={why} onChange={setWhy} options={purposes.map((value) => ({ value, label: t(`why_${value}`) }))} /></label>}
          <label><span>{t('note')}</span><Input value={note} maxLength={400} onChange={(event) => setNote(event.target.value)} /></label>
        </div>
        <Flex justify="space-between" align="center" gap={8} wrap>
          {kind === 'copy' && may(me, 'batch') ? <Checkbox checked={isWhole} onChange={(event) => setWhole(event.target.checked)}>{t('whole')}</Checkbox> : <span />}
          <Button type="primary" disabled={!isReady} loading={isBusy} onClick={() => void make()}>{t(`make_${kind}`)} <kbd>E</kbd></Button>
        </Flex>
        <ErrorNote error={error} />
        {made && <Alert type="success" showIcon role="status" title={t('made', { number: made.number, rows: made.rows.toLocaleString('en') })} description={made.again > 0 ? t('again', { count: made.again }) : undefined} />}
      </Flex>
    </Card>
  )
}
