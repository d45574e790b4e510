import { Button, Card, Flex, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HazardRow } from '#answers/hazards'
import { post } from '../../../../shared/api/client.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { DueMark } from '../DueMark.tsx'
import { useRefreshHazard } from '../hazards.ts'
import { SeverityMark } from '../SeverityMark.tsx'

/** What the desk sees of a hazard: where, what, how grave. A major one that nobody has seen is acknowledged here. */
export function Brief({ row, onClose }: { row: HazardRow; onClose: () => void }) {
  const { t } = useTranslation('hazards')
  const refresh = useRefreshHazard(row.id)
  const [error, setError] = useState<unknown>(null)
  const see = () => void post(`/api/hazards/${row.id}/see`).then(refresh, setError)
  return (
    <Card className="hazard-file" size="small" title={row.number} extra={<Button type="text" size="small" aria-label={t('close')} onClick={onClose}>✕</Button>}>
      <Flex vertical gap={8} align="flex-start">
        <Flex gap={8} align="center"><SeverityMark severity={row.severity} /><Typography.Text strong>{t(`kind_${row.kind}`)} · {row.place}</Typography.Text></Flex>
        <Typography.Text>{row.text}</Typography.Text>
        <DueMark row={row} />
        {row.unseen && <Button type="primary" onClick={see}>{t('see')}</Button>}
        <Typography.Text type="secondary">{t('briefOnly')}</Typography.Text>
        <ErrorNote error={error} />
      </Flex>
    </Card>
  )
}
