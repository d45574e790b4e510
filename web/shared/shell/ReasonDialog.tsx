import { Flex, Input, Modal, Typography } from 'antd'
import { useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { focusFirst } from '../keyboard/focus-first.ts'
import { useSubmitKey } from '../keyboard/use-submit-key.ts'
import { ErrorNote } from './ErrorNote.tsx'

/** Asks for the reason that the ledger keeps, then does it. Ctrl+Enter confirms; `children` are further fields. */
export function ReasonDialog({ title, warning, note, verb, isDangerous = false, isReady = true, onConfirm, onClose, children }: {
  title: string
  warning?: string
  /** What one should know before, e.g. who will decide and by which article. */
  note?: ReactNode
  verb: string
  isDangerous?: boolean
  /** Whether the further fields are filled in. */
  isReady?: boolean
  onConfirm: (reason: string) => Promise<void>
  onClose: () => void
  children?: ReactNode
}) {
  const { t } = useTranslation('shell')
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const fields = useRef<HTMLDivElement>(null)
  const ready = isReady && reason.trim() !== '' && !busy
  const confirm = async () => {
    if (!ready) return
    setBusy(true)
    setError(null)
    await onConfirm(reason.trim()).catch(setError)
    setBusy(false)
  }
  useSubmitKey(fields, () => void confirm())
  return (
    <Modal open title={title} okText={<>{verb} <kbd>Ctrl+Enter</kbd></>} cancelText={t('cancel')} okButtonProps={{ disabled: !ready, danger: isDangerous }} onOk={() => void confirm()} onCancel={onClose} afterOpenChange={() => focusFirst(fields.current)}>
      <Flex ref={fields} vertical gap={12}>
        {warning && <Typography.Text>{warning}</Typography.Text>}
        {note && <Typography.Text type="secondary">{note}</Typography.Text>}
        {children}
        <Input.TextArea value={reason} onChange={(event) => setReason(event.target.value)} placeholder={t('reason')} aria-label={t('reason')} maxLength={400} data-focus autoSize={{ minRows: 2, maxRows: 6 }} autoFocus />
        <ErrorNote error={error} />
      </Flex>
    </Modal>
  )
}
