import { Alert, Button, Flex, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { FaultTable } from '../../../cameras/import/FaultTable.tsx'
import type { ImportReport } from '../exchange.ts'

const parts = ['added', 'changed', 'unchanged', 'faulty'] as const

/** What becomes of the rows of a file: four figures, a bar of their shares, and the first faults. */
export function Outcome({ report, isDone, onFaults }: { report: ImportReport; isDone: boolean; onFaults: () => void }) {
  const { t } = useTranslation('exchange')
  const shown = parts.filter((part) => report[part] > 0)
  return (
    <>
      <dl className="exchange-figures" aria-label={t('rows', { rows: report.rows })}>
        {parts.map((part) => (
          <div key={part} data-part={part} data-none={report[part] === 0}><dt>{t(part)}</dt><dd>{report[part].toLocaleString('en')}</dd></div>
        ))}
      </dl>
      <div className="exchange-bar" aria-hidden>{shown.map((part) => <span key={part} data-part={part} style={{ flexGrow: report[part] }} />)}</div>
      <Flex justify="space-between" gap="4px 16px" wrap>
        <Typography.Text type="secondary">{[t('rows', { rows: report.rows.toLocaleString('en') }), ...(report.differing > 0 ? [t('differing', { count: report.differing })] : [])].join(' · ')}</Typography.Text>
        {isDone && report.differing > 0 && <Link to="/register/differences">{t('doneDiffering', { count: report.differing })} · {t('settle')}</Link>}
      </Flex>
      {report.ignoredColumns.length > 0 && <Alert type="warning" showIcon title={t('ignored', { columns: report.ignoredColumns.join('、') })} />}
      {report.faults.length > 0 && (
        <>
          <Flex justify="space-between" align="center" gap={8} wrap><Typography.Text strong>{t('firstFaults', { count: report.faults.length })}</Typography.Text><Button size="small" onClick={onFaults}>{t('allFaults')}</Button></Flex>
          <FaultTable faults={report.faults} />
        </>
      )}
    </>
  )
}
