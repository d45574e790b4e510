import { Card, Skeleton, Tag, Tooltip, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatClock, formatDay, formatExact } from '../../../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../../../shared/shell/ErrorNote.tsx'
import { useWords } from '../../use-words.ts'
import { useImports } from '../exchange.ts'

/** What was imported at this station, newest first. */
export function ImportHistory() {
  const { t } = useTranslation('exchange')
  const { nameType } = useWords()
  const { data, error } = useImports()
  return (
    <Card size="small" title={t('history')}>
      <ErrorNote error={error} />
      {!data && !error && <Skeleton active className="lq-late" />}
      {data?.imports.length === 0 && <Typography.Text type="secondary">{t('noHistory')}</Typography.Text>}
      <ul className="exchange-list">
        {data?.imports.map((one) => (
          <li key={one.id}>
            <b>{nameType(one.of)}</b>
            {one.finishedAt !== null && <span className="exchange-numbers">{t('historyLine', { added: one.added, changed: one.changed, unchanged: one.unchanged, faulty: one.faulty })}</span>}
            {one.finishedAt === null && <span>{one.isRunning ? <Tag color="processing">{t('isRunning')}</Tag> : <><Tag color="warning">{t('isBroken')}</Tag> {t('broke')}</>}</span>}
            <Tooltip title={formatExact(one.at)}><small>{t('by', { name: one.name || one.by, at: `${formatDay(one.at)} ${formatClock(one.at)}` })}</small></Tooltip>
          </li>
        ))}
      </ul>
    </Card>
  )
}
