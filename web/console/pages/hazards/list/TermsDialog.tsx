import { useQuery } from '@tanstack/react-query'
import { InputNumber, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { severities, type Severity } from '#rules/hazards'
import { get, post } from '../../../../shared/api/client.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { SendDialog } from '../SendDialog.tsx'

type Terms = Record<Severity, number>

/** How many days there are to mend a hazard where nobody sets a day: the county's configuration. */
export function TermsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('hazards')
  const { data, error, refetch } = useQuery({ queryKey: ['hazard-terms'], queryFn: ({ signal }) => get<Terms>('/api/hazard-terms', signal) })
  const [changed, setChanged] = useState<Partial<Terms>>({})
  const terms = data && { ...data, ...changed }
  return (
    <SendDialog
      title={t('terms')} note={t('termsNote')} verb={t('setTerms')} words="required" isReady={Object.keys(changed).length > 0} onClose={onClose}
      onSend={async (reason) => {
        await post('/api/hazard-terms', { ...terms, reason })
        await refetch()
      }}
    >
      <ErrorNote error={error} />
      {!terms && !error && <Skeleton className="lq-late" active paragraph={{ rows: 1 }} />}
      {terms && (
        <div className="hazard-terms">
          {severities.map((severity) => (
            <InputNumber
              key={severity} min={1} max={365} precision={0} value={terms[severity]} prefix={t(`severity_${severity}`)} suffix={t('days')} aria-label={t(`severity_${severity}`)}
              onChange={(days) => days !== null && setChanged({ ...changed, [severity]: days })}
            />
          ))}
        </div>
      )}
    </SendDialog>
  )
}
