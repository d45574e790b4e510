import { Flex, Input, Modal, Typography } from 'antd'
import { useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId } from '../../../../shared/api/client.ts'
import { focusFirst } from '../../../../shared/keyboard/focus-first.ts'
import { useSubmitKey } from '../../../../shared/keyboard/use-submit-key.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'

export interface Sending {
  /** Makes a repetition harmless. */
  intentId: string
  /** Empty where none was asked for. */
  reason: string
}

interface Props {
  title: string
  note?: ReactNode
  verb: string
  isReady?: boolean
  isDangerous?: boolean
  /** Corrections say why; what stood before stays in the history. */
  asksReason?: boolean
  width?: number
  onConfirm: (sending: Sending) => Promise<void>
  onClose: () => void
  /** After it was sent, where that is not the same as leaving. */
  onDone?: () => void
  children?: ReactNode
}

/** A form over the page. Ctrl+Enter sends it, Escape leaves it; it closes once what was asked for is done. */
export function FormDialog({ title, note, verb, isReady = true, isDangerous = false, asksReason = false, width = 560, onConfirm, onClose, onDone = onClose, children }: Props) {
  const { t } = useTranslation('shell')
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [intentId] = useState(newIntentId)
  const fields = useRef<HTMLDivElement>(null)
  const ready = isReady && (!asksReason || reason.trim() !== '') && !busy
  const confirm = async () => {
    if (!ready) return
    setBusy(true)
    setError(null)
    try {
      await onConfirm({ intentId, reason: reason.trim() })
      onDone()
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }
  useSubmitKey(fields, () => void confirm())
  return (
    <Modal open title={title} okText={<>{verb} <kbd>Ctrl+Enter</kbd></>} cancelText={t('cancel')} okButtonProps={{ disabled: !ready, danger: isDangerous }} onOk={() => void confirm()} onCancel={onClose} width={width} style={{ top: 32 }} afterOpenChange={() => focusFirst(fields.current)}>
      <Flex ref={fields} vertical gap={12} className="disputes-form">
        {note && <Typography.Text type="secondary">{note}</Typography.Text>}
        {children}
        {asksReason && <Input.TextArea value={reason} onChange={(event) => setReason(event.target.value)} placeholder={t('reason')} aria-label={t('reason')} maxLength={400} autoSize={{ minRows: 2, maxRows: 6 }} />}
        <ErrorNote error={error} />
      </Flex>
    </Modal>
  )
}
