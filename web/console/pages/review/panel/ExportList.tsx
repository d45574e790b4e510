import { Button, Flex, Tooltip, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatExact } from '../../../../shared/i18n/time.ts'
import type { Marks } from '../grants.ts'
import { formatLength, formatMoment } from '../moments.ts'

/** What has left the house: the sealed bundle and, apart from it, the derived copy for watching. */
export function ExportList({ exports, account }: { exports: Marks['exports']; account: string }) {
  const { t } = useTranslation('review')
  if (exports.length === 0) return null
  return (
    <section aria-label={t('exports')}>
      <h2>{t('exports')}</h2>
      <ul className="review-list">
        {exports.map((e) => (
          <li key={e.id}>
            <Flex justify="space-between" gap={8}>
              <span>{formatMoment(Date.parse(e.from))} · {formatLength(Date.parse(e.to) - Date.parse(e.from))}</span>
              <Typography.Text type="secondary">{e.exportedBy}</Typography.Text>
            </Flex>
            <Tooltip title={e.sha256}>
              <Typography.Text type="secondary" code>{e.sha256 ? `${e.sha256.slice(0, 16)}…` : '—'}</Typography.Text>
            </Tooltip>
            <Typography.Text type="secondary"> {formatExact(e.exportedAt)}</Typography.Text>
            {e.by === account && e.sha256 && (
              <Flex gap={8}>
                <Button size="small" type="link" style={{ padding: 0 }} href={`/api/footage/exports/${e.id}/bundle`} download>{t('fetchBundle')}</Button>
                <Button size="small" type="link" style={{ padding: 0 }} href={`/api/footage/exports/${e.id}/viewing-copy`} download>{t('fetchCopy')}</Button>
              </Flex>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
