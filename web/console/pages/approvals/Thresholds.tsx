import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Flex, InputNumber, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Thresholds as Limits } from '#answers/footage'
import { get, post } from '../../../shared/api/client.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'
import { ReasonDialog } from '../../../shared/shell/ReasonDialog.tsx'
import { useMe } from '../../../shared/shell/use-me.ts'

const key = ['look-thresholds']

/** From how many looks on a supervisor is told, and the working hours; the county's head sets it, with the reason why. */
export function Thresholds() {
  const { t } = useTranslation('approvals')
  const { me } = useMe()
  const { data, error } = useQuery({ queryKey: key, queryFn: ({ signal }) => get<Limits>('/api/footage/thresholds', signal) })
  const [isSetting, setSetting] = useState(false)
  if (error) return <ErrorNote error={error} />
  if (!data) return null
  return (
    <Flex gap={12} align="baseline" wrap>
      <Typography.Text type="secondary">{t('thresholdsSay', { ...data, ...data.work })}</Typography.Text>
      {me?.roles.includes('county_bureau_head') && <Button size="small" onClick={() => setSetting(true)}>{t('setThresholds')}</Button>}
      {isSetting && <SetDialog limits={data} onClose={() => setSetting(false)} />}
    </Flex>
  )
}

function SetDialog({ limits, onClose }: { limits: Limits; onClose: () => void }) {
  const { t } = useTranslation('approvals')
  const queries = useQueryClient()
  const [next, setNext] = useState(limits)
  const set = async (reason: string) => {
    queries.setQueryData(key, await post<Limits>('/api/footage/thresholds', { ...next, reason }))
    onClose()
  }
  const isChanged = JSON.stringify(next) !== JSON.stringify(limits)
  const hour = (name: 'from' | 'to') => <InputNumber min={0} max={24} precision={0} value={next.work[name]} onChange={(value) => setNext({ ...next, work: { ...next.work, [name]: value ?? limits.work[name] } })} aria-label={t(`work_${name}`)} style={{ width: 88 }} />
  const field = (name: Exclude<keyof Limits, 'work'>, min: number, max: number) => <InputNumber min={min} max={max} precision={0} value={next[name]} onChange={(value) => setNext({ ...next, [name]: value ?? limits[name] })} aria-label={t(name)} style={{ width: 88 }} />
  return (
    <ReasonDialog title={t('setThresholds')} note={t('thresholdsNote')} verb={t('setThresholds')} isReady={isChanged && next.work.from < next.work.to} onConfirm={set} onClose={onClose}>
      <Flex gap={8} align="center">{t('oneCamera')} {field('cameraDays', 1, 90)} {t('daysIn')} {field('cameraLooks', 2, 1000)} {t('times')}</Flex>
      <Flex gap={8} align="center">{t('onePerson')} {field('personDays', 1, 90)} {t('daysIn')} {field('personLooks', 2, 1000)} {t('times')}</Flex>
      <Flex gap={8} align="center">{t('workingHours')} {hour('from')} {t('hoursTo')} {hour('to')} {t('oClock')}</Flex>
    </ReasonDialog>
  )
}
