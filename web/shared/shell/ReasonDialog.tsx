import { Flex, Input, Modal, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from './ErrorNote.tsx'

/** Asks for the reason that the ledger keeps, then does it. */
export function ReasonDialog({ title, warning, verb, isDangerous, onConfirm, onClose }: {
  title: string
  warning?: string
  verb: string
  isDangerous?: boolean
  onConfirm: (reason: string) => Promise<void>
  onClose: () => void
}) {
  const { t } = useTranslation('shell')
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>(null)
  return (
    <Modal
      open
      title={title}
      okText={verb}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: reason.trim() === '', danger: isDangerous ?? false }}
      onOk={() => onConfirm(reason.trim()).catch(setError)}
      onCancel={onClose}
    >
      <Flex vertical gap={12}>
        {warning && <Typography.Text>{warning}</Typography.Text>}
        <Input value={reason} onChange={(event) => setReason(event.target.value)} placeholder={t('reason')} aria-label={t('reason')} maxLength={400} autoFocus />
        <ErrorNote error={error} />
      </Flex>
    </Modal>
  )
}
