import { Table, Typography } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportFault } from './import.ts'

/** Every fault by its line; thousands if need be. */
export function FaultTable({ faults }: { faults: readonly ImportFault[] }) {
  const { t } = useTranslation('cameras')
  const rows = useMemo(() => faults.map((fault, key) => ({ ...fault, key })), [faults])
  return (
    <Table
      virtual size="small" dataSource={rows} pagination={false} scroll={{ y: 320, x: 760 }}
      columns={[
        { title: t('importLine'), dataIndex: 'line', width: 76, align: 'right', render: (line: number) => <span style={{ fontVariantNumeric: 'tabular-nums' }}>{line}</span> },
        { title: t('importColumn'), dataIndex: 'column', width: 140, ellipsis: true, render: (column: string) => column || t('importWholeRow') },
        { title: t('importWhat'), dataIndex: 'message', render: (message: string, { todo }) => <>{message} <Typography.Text type="secondary">{todo}</Typography.Text></> },
      ]}
    />
  )
}
