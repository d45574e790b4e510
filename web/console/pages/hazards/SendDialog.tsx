import { Flex, Input, Modal, Typography } from 'antd'
import { useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { focusFirst } from '../../../shared/keyboard/focus-first.ts'
import { useSubmitKey } from '../../../shared/keyboard/use-submit-key.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'

/** Asks for what an act needs, sends it with Ctrl+Enter, and closes once that is done. `children`: fields before the words. */
export function SendDialog({ title, note, verb, words, wordsLabel, isReady = true, isDangerous = false, width = 520, onSend, onClose, children }: {
  title: string
  note?: ReactNode
  verb: string
  /** Whether words are asked for. */
  words: 'required' | 'optional' | 'none'
  wordsLabel?: string
  isReady?: boolean
  isDangerous?: boolean
  width?: number
  onSend: (text: string) => Promise<unknown>
  onClose: () => void
  children?: ReactNode
}) {
  const { t } = useTranslation('hazards')
  const [text, setText] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const fields = useRef<HTMLDivElement>(null)
  const ready = isReady && !busy && (words !== 'required' || text.trim() !== '')
  const send = async () => {
    if (!ready) return
    setBusy(true)
    setError(null)
    try {
      await onSend(text.trim())
      onClose()
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }
  useSubmitKey(fields, () => void send())
  const label = wordsLabel ?? t(words === 'required' ? 'reason' : 'words')
  return (
    <Modal open width={width} title={title} okText={<>{verb} <kbd>Ctrl+Enter</kbd></>} cancelText={t('cancel')} okButtonProps={{ disabled: !ready, danger: isDangerous }} onOk={() => void send()} onCancel={onClose} afterOpenChange={() => focusFirst(fields.current)}>
      <Flex ref={fields} vertical gap={12}>
        {note && <Typography.Text type="secondary">{note}</Typography.Text>}
        {children}
        {words !== 'none' && <Input.TextArea value={text} onChange={(event) => setText(event.target.value)} placeholder={label} aria-label={label} maxLength={400} autoSize={{ minRows: 2, maxRows: 6 }} autoFocus={!children} />}
        <ErrorNote error={error} />
      </Flex>
    </Modal>
  )
}
