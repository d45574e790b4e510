import { useQueryClient } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../../../shared/api/client.ts'
import { formatClock, formatExact } from '../../../../shared/i18n/time.ts'
import { ReasonDialog } from '../../../../shared/shell/ReasonDialog.tsx'
import { useNamesOfColleagues } from '../data/county.ts'
import type { Shift, ShiftNote } from './shifts.ts'

/** The notes of one shift; those of the running one can be corrected. */
export function Notes({ shift, onOpenCall }: { shift: Shift; onOpenCall: (id: string) => void }) {
  const { t } = useTranslation('desk')
  const who = useNamesOfColleagues()
  const [correcting, setCorrecting] = useState<ShiftNote | null>(null)
  return (
    <ol className="desk-notes">
      {shift.notes.length === 0 && <li className="desk-quiet">{t('shiftNoNotes')}</li>}
      {shift.notes.map((note) => (
        <li key={note.id}>
          <span className="desk-time" title={formatExact(note.at)}>{formatClock(note.at)}</span>
          <span>
            {note.text} {note.incident && <button type="button" className="desk-link" onClick={() => onOpenCall(note.incident!)}>{t('theCall')}</button>} <span className="desk-quiet">{who(note.by)}</span>{' '}
            {shift.state === 'running' && <button type="button" className="desk-link" onClick={() => setCorrecting(note)}>{t('correct')}</button>}
          </span>
        </li>
      ))}
      {correcting && <CorrectNote shift={shift.id} note={correcting} onClose={() => setCorrecting(null)} />}
    </ol>
  )
}

function CorrectNote({ shift, note, onClose }: { shift: string; note: ShiftNote; onClose: () => void }) {
  const { t } = useTranslation('desk')
  const queries = useQueryClient()
  const [text, setText] = useState(note.text)
  const isChanged = text.trim() !== '' && text.trim() !== note.text
  const send = async (reason: string) => {
    await post(`/api/shifts/${shift}/correctNote`, { note: note.id, text: text.trim(), reason })
    await queries.invalidateQueries({ queryKey: ['shifts'] })
    onClose()
  }
  return (
    <ReasonDialog title={t('correctNote')} verb={t('correct')} isReady={isChanged} onConfirm={send} onClose={onClose}>
      <Input.TextArea rows={3} value={text} maxLength={2000} aria-label={t('shiftNote')} onChange={(event) => setText(event.target.value)} />
    </ReasonDialog>
  )
}
