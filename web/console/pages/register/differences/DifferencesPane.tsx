import { Alert, Empty, Result, Skeleton, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../../../shared/api/client.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useDifferences } from '../register.ts'
import { Settling } from './Settling.tsx'

/** Fields of which two people said two things: one decides, one key press each. */
export function DifferencesPane() {
  const { t } = useTranslation('register')
  const { data, error, refetch, isFetching } = useDifferences()
  if (error instanceof ApiError && error.status === 403) return <Result status="403" title={t('noRightDifferences')} subTitle={`${error.message} ${error.todo}`} />
  if (error) return <ErrorNote error={error} />
  if (!data) return <Skeleton active className="lq-late" style={{ padding: 12 }} />
  if (data.total === 0) return <Empty style={{ padding: 48 }} description={<><div>{t('noDifferences')}</div><Typography.Text type="secondary">{t('noDifferencesHint')}</Typography.Text></>} />
  return (
    <>
      {data.total > data.records.length && <Alert type="info" showIcon title={t('moreDifferences', { shown: data.records.length, total: data.total })} />}
      <Settling key={data.records.map((one) => one.id).join()} waiting={data} onDone={() => void refetch()} isAsking={isFetching} />
    </>
  )
}
