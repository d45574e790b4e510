import { Button, Flex, Skeleton, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { HoldDialog } from './HoldDialog.tsx'
import { HoldRow } from './HoldRow.tsx'
import { standsNow, useHolds } from './holds.ts'

/** What a case keeps beyond its retention, those that stand first, and how to keep more. */
export function CaseHolds({ caseId, mayAsk }: { caseId: string; mayAsk: boolean }) {
  const { t } = useTranslation('holds')
  const { data, error, isPending } = useHolds(caseId)
  const [isAsking, setAsking] = useState(false)
  const standing = data?.holds.filter(standsNow) ?? []
  const past = data?.holds.filter((hold) => !standsNow(hold)) ?? []
  return (
    <Flex vertical gap={8}>
      <Flex justify="space-between" align="center">
        <Typography.Text strong>{t('title')}</Typography.Text>
        {mayAsk && <Button size="small" onClick={() => setAsking(true)}>{t('ask')}</Button>}
      </Flex>
      <ErrorNote error={error} />
      {isPending && <Skeleton active paragraph={{ rows: 1 }} />}
      {data && standing.length === 0 && <Typography.Text type="secondary">{t('empty')}</Typography.Text>}
      <ul className="review-list">{[...standing, ...past].map((hold) => <HoldRow key={hold.id} hold={hold} />)}</ul>
      {isAsking && <HoldDialog caseId={caseId} onClose={() => setAsking(false)} />}
    </Flex>
  )
}
