import { Button, Flex, Popover, Segmented, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../../../../shared/shell/ErrorNote.tsx'
import { formatsOf, useManifest, type Exported, type Format } from '../exchange.ts'

/** What a receiver holds a file against: how many records, bytes, and their hash. */
export function Manifest({ made }: { made: Exported }) {
  const { t } = useTranslation('exchange')
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover trigger="click" open={isOpen} onOpenChange={setOpen} title={made.number} content={isOpen ? <Measured made={made} /> : null}>
      <Button size="small" aria-label={`${t('verify')} ${made.number}`}>{t('verify')}</Button>
    </Popover>
  )
}

function Measured({ made: { id, of } }: { made: Exported }) {
  const { t } = useTranslation('exchange')
  const [format, setFormat] = useState<Format>('csv')
  const { data, error } = useManifest(id, format)
  return (
    <Flex vertical gap={8} style={{ maxWidth: 320 }}>
      <Segmented<Format> size="small" value={format} onChange={setFormat} options={formatsOf(of).map((value) => ({ value, label: value.toUpperCase() }))} />
      <ErrorNote error={error} />
      {!data && !error && <span role="status">{t('measuring')}</span>}
      {data && <span>{t('manifest', { rows: data.rows.toLocaleString('en'), bytes: data.bytes.toLocaleString('en') })}</span>}
      {data && <Typography.Text copyable={{ text: data.sha256 }} style={{ overflowWrap: 'anywhere' }}>SHA-256 {data.sha256}</Typography.Text>}
    </Flex>
  )
}
