import { Button, Flex, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CameraFilter } from '../network/filter.ts'
import { BulkDialog } from './BulkDialog.tsx'

/** What is ticked, or all that the filter means, and what may be done with it. */
export function SelectionBar({ ids, filter, matching, onClear }: { ids: readonly string[]; filter: CameraFilter; matching: number | undefined; onClear: () => void }) {
  const { t } = useTranslation('cameras')
  const [isAll, setAll] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const count = isAll ? (matching ?? ids.length) : ids.length
  return (
    <Flex gap={12} align="center" wrap style={{ padding: '8px 12px', borderTop: '1px solid var(--ant-color-border-secondary)' }} role="group" aria-label={t('selected', { count })}>
      <Typography.Text strong>{t('selected', { count })}</Typography.Text>
      {matching !== undefined && matching > ids.length && (isAll ? <Button type="link" size="small" onClick={() => setAll(false)}>{t('selectTicked', { count: ids.length })}</Button> : <Button type="link" size="small" onClick={() => setAll(true)}>{t('selectAll', { count: matching })}</Button>)}
      <span style={{ flex: 1 }} />
      <Button size="small" onClick={onClear}>{t('selectNone')}</Button>
      <Button size="small" type="primary" onClick={() => setOpen(true)}>{t('bulk')}</Button>
      {isOpen && <BulkDialog select={isAll ? { filter } : { ids: [...ids] }} count={count} onClose={(isDone) => { setOpen(false); if (isDone) onClear() }} />}
    </Flex>
  )
}
