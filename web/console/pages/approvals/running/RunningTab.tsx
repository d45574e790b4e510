import { Flex, Tag, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../../shared/api/me.ts'
import { joinNames } from '../../../../shared/i18n/join-names.ts'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { useRunning, type RunningGrant } from '../../review/grants.ts'
import { RowsAndSheet } from '../RowsAndSheet.tsx'
import { RunningSheet } from './RunningSheet.tsx'

/** What may be looked at now, and by whom: those who answer for it see every grant in force and end any of them at once. */
export function RunningTab({ me }: { me: Me }) {
  const { t } = useTranslation('approvals')
  const { data, error, isPending } = useRunning(true)
  return (
    <RowsAndSheet
      at="/approvals/running" label={t('running')} rows={data && order(data.grants)} error={error} isPending={isPending} empty={{ what: t('runningEmpty'), hint: t('runningEmptyHint') }}
      row={(row) => <Row row={row} />} sheet={(id, row, close) => row && <RunningSheet key={id} row={row} me={me} onRevoked={close} />}
    />
  )
}

function Row({ row }: { row: RunningGrant }) {
  const { t } = useTranslation('approvals')
  return (
    <>
      <Flex justify="space-between" gap={8}>
        <strong>{row.number}</strong>
        {row.kind !== 'retrieval' && <Tag style={{ margin: 0 }} {...(row.kind === 'emergency' ? { color: 'error' } : {})}>{t(row.kind === 'emergency' ? 'emergency' : 'incidentLive')}</Tag>}
      </Flex>
      <span>{joinNames(row.cameras.map((c) => c.name))}</span>
      <Typography.Text type="secondary">{joinNames([row.askedByName, row.secondName].filter(Boolean))} · {row.until ? t('untilAt', { at: formatExact(row.until).slice(5, 16) }) : t('untilCallEnds')}</Typography.Text>
      <Typography.Text type="secondary">{row.looks === 0 ? t('noLooks') : t('looksSo', { count: row.looks, at: formatExact(row.lastLookAt ?? '').slice(5, 16) })}</Typography.Text>
    </>
  )
}

const rank = { emergency: 0, retrieval: 1, incident_live: 2 }
/** Danger to life first, then what was granted last. */
const order = (rows: readonly RunningGrant[]) => rows.toSorted((a, b) => rank[a.kind] - rank[b.kind] || (a.askedAt < b.askedAt ? 1 : -1))
