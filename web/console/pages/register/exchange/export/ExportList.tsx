import { useQueryClient } from '@tanstack/react-query'
import { Card, Empty, Input, Skeleton, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../../../../shared/api/client.ts'
import type { Me } from '../../../../../shared/api/me.ts'
import { ErrorNote } from '../../../../../shared/shell/ErrorNote.tsx'
import { FormDialog, type Sending } from '../../../disputes/forms/FormDialog.tsx'
import { may } from '../../rights.ts'
import { useExports, type Exported } from '../exchange.ts'
import { ExportRow } from './ExportRow.tsx'

/** Copies and batches of the station, newest first: to be fetched again, checked, confirmed as sent. */
export function ExportList({ me }: { me: Me }) {
  const { t } = useTranslation('exchange')
  const queries = useQueryClient()
  const { data, error } = useExports()
  const [asked, setAsked] = useState<{ verb: 'confirm' | 'withdraw'; of: Exported } | null>(null)
  const [receipt, setReceipt] = useState('')
  const send = async ({ intentId, reason }: Sending) => {
    const { verb, of } = asked!
    await post(`/api/register-batches/${of.id}/${verb}`, verb === 'confirm' ? { note: receipt.trim() } : { reason }, intentId)
    await queries.invalidateQueries({ queryKey: ['register-exports'] })
    setReceipt('')
  }
  return (
    <Card size="small" title={t('exports')} styles={{ body: { paddingBlock: 0 } }}>
      <ErrorNote error={error} />
      {!data && !error && <Skeleton active className="lq-late" />}
      {data?.exports.length === 0 && <Empty style={{ padding: 24 }} description={<><div>{t('noExports')}</div><Typography.Text type="secondary">{t('noExportsHint')}</Typography.Text></>} />}
      <ul className="exchange-exports">
        {data?.exports.map((one) => <ExportRow key={one.id} made={one} isChief={may(me, 'batch')} onAsk={(verb) => setAsked({ verb, of: one })} />)}
      </ul>
      {asked && (
        <FormDialog
          title={t(`${asked.verb}Title`, { number: asked.of.number })} note={t(`${asked.verb}Note`, { rows: asked.of.rows })} verb={t(asked.verb)} asksReason={asked.verb === 'withdraw'} isDangerous={asked.verb === 'withdraw'}
          onConfirm={send} onClose={() => setAsked(null)}
        >
          {asked.verb === 'confirm' && <Input aria-label={t('receipt')} placeholder={t('receipt')} value={receipt} maxLength={400} onChange={(event) => setReceipt(event.target.value)} />}
        </FormDialog>
      )}
    </Card>
  )
}
