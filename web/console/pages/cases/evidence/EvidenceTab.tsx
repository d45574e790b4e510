import { Alert, Button, Empty, Flex, Typography, theme } from 'antd'
import { useRef, useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import type { CaseView, Parts } from '../cases.ts'
import { EvidenceRow } from './EvidenceRow.tsx'
import { SendingRow } from './SendingRow.tsx'
import { formatBytes } from './size.ts'
import { useUploads } from './use-uploads.ts'

const accept = '.jpg,.jpeg,.png,.webp,.heic,.heif,.wav,.m4a,.amr,.ogg,.oga,.opus,.flac,.mp3,.pdf,.tif,.tiff'

/** Evidence of a case: what lies in it with its hash, what is on its way, and where to put more in. */
export function EvidenceTab({ view, parts }: { view: CaseView; parts: Parts }) {
  const { t } = useTranslation('cases')
  const { token } = theme.useToken()
  const { rows, add, pause, resume, cancel } = useUploads(view.id)
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const choose = () => input.current?.click()
  useKeys({ u: view.may.addEvidence ? choose : undefined })
  // Those that this page sends right now are shown by their progress.
  const left = parts.unfinished.filter((u) => u.received < u.length && !rows.some((row) => row.file.name === u.name && row.file.size === u.length))
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    add(event.dataTransfer.files)
  }
  return (
    <Flex vertical gap={8} style={{ paddingBottom: 16 }}>
      {view.may.addEvidence && (
        <Flex
          align="center" justify="center" gap={12}
          onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={drop}
          style={{ border: `1px dashed ${over ? token.colorPrimary : token.colorBorder}`, borderRadius: token.borderRadius, padding: 12, background: over ? token.colorPrimaryBg : undefined }}
        >
          <Button type="primary" onClick={choose}>{t('upload')} <kbd>U</kbd></Button>
          <Typography.Text type="secondary">{t('uploadHint')}</Typography.Text>
          <input ref={input} type="file" multiple accept={accept} hidden aria-label={t('upload')} onChange={(event) => { add(event.target.files ?? []); event.target.value = '' }} />
        </Flex>
      )}
      {rows.map((row) => <SendingRow key={row.key} row={row} onPause={() => pause(row.key)} onResume={() => resume(row.key)} onCancel={() => void cancel(row.key)} />)}
      {left.map((u) => (
        <Alert key={u.id} type="info" showIcon title={`${t('unfinished', { name: u.name, percent: Math.floor((100 * u.received) / u.length) })} ${t('unfinishedHint', { size: formatBytes(u.length) })}`} />
      ))}
      {parts.evidence.length === 0 && rows.length === 0 && <Empty description={t('noEvidence')} />}
      {parts.evidence.map((piece) => <EvidenceRow key={piece.id} view={view} piece={piece} />)}
    </Flex>
  )
}
