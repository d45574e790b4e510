import { Grid, Table, Typography } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** What is wrong with a row of a file, in the reader's language. */
interface Fault {
  line: number
  column: string
  message: string
  todo: string
}

/** Every fault of a file by its line; thousands if need be. */
export function FaultTable({ faults }: { faults: readonly Fault[] }) {
  const { t } = useTranslation('cameras')
  const isNarrow = Grid.useBreakpoint().sm === false
  const rows = useMemo(() => faults.map((fault, key) => ({ ...fault, key })), [faults])
  return (
    <Table
      virtual size="small" dataSource={rows} pagination={false} scroll={{ y: 320, x: isNarrow ? 300 : 560 }}
      columns={[
        { title: t('importLine'), dataIndex: 'line', width: 76, align: 'right', render: (line: number) => <span style={{ fontVariantNumeric: 'tabular-nums' }}>{line}</span> },
        ...(isNarrow ? [] : [{ title: t('importColumn'), dataIndex: 'column', width: 140, ellipsis: true, render: (column: string) => column || t('importWholeRow') }]),
        { title: t('importWhat'), dataIndex: 'message', render: (message: string, { column, todo }) => <>{isNarrow && <b>{column || t('importWholeRow')}<br /></b>}{message} <Typography.Text type="secondary">{todo}</Typography.Text></> },
      ]}
    />
  )
}
