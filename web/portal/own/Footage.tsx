import { useQuery } from '@tanstack/react-query'
import { Button, Flex, Input, Skeleton, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get } from '../../shared/api/client.ts'
import { useNow } from '../../shared/clock/use-now.ts'
import { formatClock, formatDay, startOfDay } from '../../shared/i18n/time.ts'
import { ErrorNote } from '../../shared/shell/ErrorNote.tsx'
import { DayBar } from './DayBar.tsx'
import { clipPath, minuteMs, type OwnCoverage } from './own-footage.ts'
import { Picture } from './Picture.tsx'

/** The pictures of a look: a day, a moment in it, and the minute from there to play or to take along. */
export function Footage({ look }: { look: string }) {
  const { t } = useTranslation('portal')
  const now = useNow()
  const { data, error } = useQuery({ queryKey: ['own-coverage', look], queryFn: ({ signal }) => get<OwnCoverage>(`/api/footage/looks/${look}/coverage`, signal), refetchInterval: minuteMs })
  const [chosen, setChosen] = useState<number | null>(null)
  if (error) return <ErrorNote error={error} />
  if (!data) return <Skeleton active />
  const last = data.spans.at(-1)
  const at = chosen ?? (last ? Math.floor((last.endMs - minuteMs) / 1000) * 1000 : now)
  const day = formatDay(at)
  const dayStart = startOfDay(day)
  const pick = (name: string, clock: string) => name && clock && setChosen(startOfDay(name) + Number(clock.slice(0, 2)) * 60 * minuteMs + Number(clock.slice(3, 5)) * minuteMs)
  return (
    <Flex vertical gap={12}>
      <Picture key={look} look={look} at={at} />
      <DayBar spans={data.spans} dayStart={dayStart} at={at} onPick={setChosen} />
      <Flex gap={8}>
        <Input type="date" aria-label={t('day')} value={day} min={formatDay(data.fromMs)} max={formatDay(now)} onChange={(event) => pick(event.target.value, formatClock(at))} />
        <Input type="time" aria-label={t('time')} value={formatClock(at)} onChange={(event) => pick(day, event.target.value)} />
      </Flex>
      <Flex gap={8}>
        <Button block onClick={() => setChosen(at - minuteMs)}>{t('earlier')}</Button>
        <Button block onClick={() => setChosen(at + minuteMs)}>{t('later')}</Button>
      </Flex>
      <Button block href={`${clipPath(look, at)}&save=true`}>{t('saveHere')}</Button>
      <Typography.Text type="secondary">{t('reasonSays')}</Typography.Text>
    </Flex>
  )
}
