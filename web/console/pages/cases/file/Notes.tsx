import { Button, Empty, Flex, Input, Tooltip, Typography, theme } from 'antd'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../../shared/api/client.ts'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { isSubmitKey } from '../../../../shared/keyboard/is-submit-key.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useMe } from '../../../../shared/shell/use-me.ts'
import { useRefreshCase, type CaseView, type Note } from '../cases.ts'
import { ReasonDialog } from '../ReasonDialog.tsx'

/** Notes, the newest first; one's own can be corrected. Ctrl+Enter saves. */
export function Notes({ view, notes }: { view: CaseView; notes: Note[] }) {
  const { t } = useTranslation('cases')
  const { token } = theme.useToken()
  const { me } = useMe()
  const refresh = useRefreshCase(view.id)
  const [correcting, setCorrecting] = useState<Note | null>(null)
  const [text, setText] = useState('')
  return (
    <Flex vertical gap={12} style={{ paddingBottom: 16, maxWidth: 760 }}>
      {view.may.work && <WriteNote id={view.id} />}
      {notes.length === 0 && <Empty description={t('noNotes')} />}
      {notes.map((note) => (
        <div key={note.id} style={{ borderTop: `1px solid ${token.colorSplit}`, paddingTop: 8 }}>
          <Flex justify="space-between" gap={12}>
            <Typography.Text type="secondary">
              {note.by.name} · {formatExact(note.at).slice(0, 16)}
              {note.correctedAt && <Tooltip title={formatExact(note.correctedAt)}> · {t('wasCorrected')}</Tooltip>}
            </Typography.Text>
            {view.may.work && note.by.login === me?.account && <Button type="text" size="small" onClick={() => { setText(note.text); setCorrecting(note) }}>{t('correct')}</Button>}
          </Flex>
          <Typography.Paragraph style={{ whiteSpace: 'pre-wrap', margin: 0 }}>{note.text}</Typography.Paragraph>
        </div>
      ))}
      {correcting && (
        <ReasonDialog title={t('correct')} note={t('correctNote')} verb={t('save')} isReady={text.trim() !== '' && text !== correcting.text} onClose={() => setCorrecting(null)} onConfirm={async (reason) => {
          await post(`/api/cases/${view.id}/notes/${correcting.id}/correct`, { text, reason })
          await refresh()
        }}>
          <Input.TextArea value={text} onChange={(e) => setText(e.target.value)} autoSize={{ minRows: 3, maxRows: 12 }} maxLength={4000} aria-label={t('note')} />
        </ReasonDialog>
      )}
    </Flex>
  )
}

function WriteNote({ id }: { id: string }) {
  const { t } = useTranslation('cases')
  const refresh = useRefreshCase(id)
  const [text, setText] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [intentId, setIntentId] = useState(newIntentId)
  const save = async () => {
    if (text.trim() === '') return
    setError(null)
    try {
      await post(`/api/cases/${id}/notes`, { text }, intentId)
      setText('')
      setIntentId(newIntentId())
      await refresh()
    } catch (reason) {
      setError(reason)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isSubmitKey(event)) void save()
  }
  return (
    <Flex vertical gap={8} onKeyDown={onKeyDown}>
      <Input.TextArea value={text} onChange={(e) => setText(e.target.value)} placeholder={t('writeNote')} aria-label={t('writeNote')} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
      <ErrorNote error={error} />
      {text.trim() !== '' && <Button type="primary" onClick={() => void save()} style={{ alignSelf: 'flex-end' }}>{t('save')} <kbd>Ctrl+Enter</kbd></Button>}
    </Flex>
  )
}
