import { Flex, Tag, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { joinNames } from '../../../shared/i18n/join-names.ts'
import { formatExact } from '../../../shared/i18n/time.ts'
import { decideBy } from '../review/emergency/emergency.ts'
import type { GrantRow } from '../review/grants.ts'

/** A request for footage, as it stands in the list: how much, of what, by whom. */
export function RequestRow({ row }: { row: GrantRow }) {
  const { t } = useTranslation('approvals')
  const hours = (Date.parse(row.to) - Date.parse(row.from)) / 3_600_000
  return (
    <>
      <Flex justify="space-between" gap={8}>
        <strong>{row.number}</strong>
        {row.kind === 'emergency' && <Tag color="error">{t('emergency')}</Tag>}
      </Flex>
      <span>{joinNames(row.cameras.map((c) => c.name))}</span>
      {row.review === 'waiting' && <span className="approvals-due">{t('decideBefore', { at: formatExact(decideBy(row)).slice(5, 16) })}</span>}
      {row.status === 'awaiting_second' && <span className="approvals-due">{t('confirmTitle')}</span>}
      <Typography.Text type="secondary">{t('size', { cameras: row.cameras.length, hours: hours < 10 ? hours.toFixed(1) : Math.round(hours) })} · {row.askedByName} · {formatExact(row.askedAt)}</Typography.Text>
    </>
  )
}
