import type { TFunction } from 'i18next'
import { Card, Empty, Flex, Skeleton, Tag, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatClock, formatClockSeconds, formatDay } from '../shared/i18n/time.ts'
import type { OwnExport, OwnerPage, OwnLook } from './owner.ts'

type Entry = { at: string; look: OwnLook } | { at: string; taken: OwnExport }

/** Who looked, when, for how long, on which case: the newest first, day by day. What was taken along stands among it. */
export function Looks({ data }: { data: OwnerPage | undefined }) {
  const { t } = useTranslation('portal')
  if (!data) return <Skeleton active />
  const entries: Entry[] = [...data.looks.map((look) => ({ at: look.openedAt, look })), ...data.exports.map((taken) => ({ at: taken.exportedAt, taken }))].sort((a, b) => (a.at < b.at ? 1 : -1))
  if (entries.length === 0) return <Empty style={{ marginTop: 48 }} description={<><div>{t('looksEmpty')}</div><Typography.Text type="secondary">{t('looksEmptyHint')}</Typography.Text></>} />
  const days = Map.groupBy(entries, (entry) => formatDay(entry.at))
  return [...days].map(([day, list]) => (
    <section key={day} aria-label={day}>
      <Typography.Text type="secondary" style={{ display: 'block', marginBlock: '8px 6px', fontVariantNumeric: 'tabular-nums' }}>{day}</Typography.Text>
      <Flex vertical gap={10}>{list.map((entry) => ('look' in entry ? <LookCard key={entry.look.id} look={entry.look} /> : <TakenCard key={entry.taken.id} taken={entry.taken} />))}</Flex>
    </section>
  ))
}

function LookCard({ look }: { look: OwnLook }) {
  const { t, i18n } = useTranslation('portal')
  const unit = look.unit[i18n.language === 'en' ? 'en' : 'zh']
  return (
    <Card size="small">
      <Flex justify="space-between" align="baseline" gap={8}>
        <Typography.Text strong>{look.cameraName}</Typography.Text>
        <Typography.Text style={{ fontVariantNumeric: 'tabular-nums' }}>{formatClock(look.openedAt)}</Typography.Text>
      </Flex>
      <div>{look.grantKind === 'own_camera' ? t('bySelf') : t('lookedBy', { name: look.viewer, unit })}</div>
      <div className="portal-spans">{say(look, t)}</div>
      {look.grantKind !== 'own_camera' && <Typography.Text type="secondary">{t('because', { number: look.number })}{look.document && `，${look.document}`}</Typography.Text>}
      {look.grantKind !== 'retrieval' && look.grantKind !== 'own_camera' && <div><Tag color="warning" style={{ marginTop: 4 }}>{t(look.grantKind)}</Tag></div>}
    </Card>
  )
}

function TakenCard({ taken }: { taken: OwnExport }) {
  const { t } = useTranslation('portal')
  return (
    <Card size="small">
      <Flex justify="space-between" align="baseline" gap={8}>
        <Typography.Text strong>{taken.cameraName}</Typography.Text>
        <Typography.Text style={{ fontVariantNumeric: 'tabular-nums' }}>{formatClock(taken.exportedAt)}</Typography.Text>
      </Flex>
      <div>{t('takenBy', { name: taken.by })}</div>
      <div className="portal-spans">{formatDay(taken.from)} {formatClockSeconds(taken.from)} – {formatClockSeconds(taken.to)}</div>
      <Typography.Text type="secondary">{t('because', { number: taken.number })}</Typography.Text>
    </Card>
  )
}

const mostShown = 4

/** What was really served: stretches of footage, and single pictures by their number. */
function say({ kind, spans, stills }: OwnLook, t: TFunction<'portal'>): string {
  if (kind === 'live') return t('sawLive', { minutes: Math.max(1, Math.round(spans.reduce((sum, s) => sum + Date.parse(s.to) - Date.parse(s.from), 0) / 60_000)) })
  const parts = spans.slice(0, mostShown).map((s) => `${formatDay(s.from)} ${formatClockSeconds(s.from)} – ${formatClockSeconds(s.to)}`)
  if (spans.length > mostShown) parts.push(t('more', { count: spans.length - mostShown }))
  if (stills > 0) parts.push(t('stills', { count: stills }))
  return parts.length > 0 ? parts.join('\n') : t('sawNothing')
}
