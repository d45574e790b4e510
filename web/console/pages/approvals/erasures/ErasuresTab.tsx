import { Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { RowsAndSheet } from '../RowsAndSheet.tsx'
import { ErasureSheet } from './ErasureSheet.tsx'
import { useErasures, type ErasureRow } from './erasures.ts'

/** What was asked to be erased: by legal, for a resident, or by the system where a period is over or a consent has ended. */
export function ErasuresTab() {
  const { t } = useTranslation('approvals')
  const { data, error, isPending } = useErasures(true)
  return (
    <RowsAndSheet
      at="/approvals/erasures" label={t('erasures')} rows={data} error={error} isPending={isPending} empty={{ what: t('erasuresEmpty'), hint: t('erasuresEmptyHint') }}
      row={(row) => <Row row={row} />} sheet={(id, row, close) => row && <ErasureSheet key={id} row={row} onDone={close} />}
    />
  )
}

function Row({ row }: { row: ErasureRow }) {
  const { t } = useTranslation('approvals')
  return (
    <>
      <strong>{t(`erasure_${row.ground}`)}</strong>
      <span>{row.document} · {t('erasesRecords', { count: row.records })}</span>
      <Typography.Text type="secondary">{row.askedByName || t('bySystem')} · {formatExact(row.askedAt)}</Typography.Text>
    </>
  )
}
