import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Empty, Flex, Result, Skeleton, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TwinQueue } from '#answers/registry'
import { ApiError, get, newIntentId, post } from '../../../../shared/api/client.ts'
import { formatClock, formatDay } from '../../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { once } from '../register.ts'
import { TellApart } from './TellApart.tsx'

const useTwins = () => useQuery({ queryKey: ['registry', 'twins'], gcTime: 0, ...once, queryFn: ({ signal }) => get<TwinQueue>('/api/registry/twins', signal) })

/** People who are likely registered twice: two records side by side, one press each. */
export function TwinsPane() {
  const { t } = useTranslation('twins')
  const { data, error, refetch, isFetching } = useTwins()
  if (error instanceof ApiError && error.status === 403) return <Result status="403" title={t('noRight')} subTitle={`${error.message} ${error.todo}`} />
  if (error) return <ErrorNote error={error} />
  if (!data) return <Skeleton active className="lq-late" style={{ padding: 12 }} />
  const again = () => void refetch()
  return (
    <div className="register-settling">
      <LastRun ran={data.ran} onRan={again} />
      {data.total > data.pairs.length && <Alert type="info" showIcon title={t('more', { shown: data.pairs.length, total: data.total })} />}
      {data.total === 0 && <Empty style={{ padding: 48 }} description={<><div>{t('none')}</div><Typography.Text type="secondary">{t('ranHint')}</Typography.Text></>} />}
      <TellApart queue={data} onDone={again} isAsking={isFetching} />
    </div>
  )
}

/** When the station's people were last compared; whoever cannot wait for tonight compares them now. */
function LastRun({ ran, onRan }: { ran: TwinQueue['ran']; onRan: () => void }) {
  const { t } = useTranslation('twins')
  const [state, setState] = useState<{ isRunning: boolean; said: string; error: unknown }>({ isRunning: false, said: '', error: null })
  const run = () => {
    setState({ isRunning: true, said: '', error: null })
    post<{ people: number; likely: number }>('/api/registry/twins/run', {}, newIntentId()).then(
      (result) => {
        setState({ isRunning: false, said: t('ranNow', { ...result }), error: null })
        onRan()
      },
      (error: unknown) => setState({ isRunning: false, said: '', error }),
    )
  }
  return (
    <>
      <Flex gap={12} align="center" wrap justify="space-between">
        <Typography.Text type="secondary" role="status">{state.said || (ran ? t('ran', { at: `${formatDay(ran.at)} ${formatClock(ran.at)}`, people: ran.people }) : t('neverRan'))}</Typography.Text>
        <Button size="small" loading={state.isRunning} onClick={run}>{t('runNow')}</Button>
      </Flex>
      <ErrorNote error={state.error} />
    </>
  )
}
