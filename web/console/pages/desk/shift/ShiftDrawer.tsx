import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, newIntentId, post } from '../../../../shared/api/client.ts'
import { formatClock, formatExact } from '../../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useNamesOfColleagues } from '../data/county.ts'

interface Shift {
  id: string
  state: 'running' | 'handed_over' | 'taken_over'
  openedAt: string
  openedBy: string
  notes: { id: string; text: string; incident: string | null; at: string; by: string }[]
  summary: string
  open: string[]
  handedOverBy: string
  handedOverAt: string | null
}

export function useShifts(enabled: boolean) {
  return useQuery({ queryKey: ['shifts'], queryFn: ({ signal }) => get<{ shifts: Shift[] }>('/api/shifts', signal), enabled })
}

interface Props {
  account: string
  open: boolean
  onClose: () => void
  /** The call that a note is about, when one is open. */
  incident: string | null
  onOpenCall: (id: string) => void
}

/** Notes for those who come after, the hand-over, and its receipt. */
export function ShiftDrawer({ account, open, onClose, incident, onOpenCall }: Props) {
  const { t } = useTranslation('desk')
  const queries = useQueryClient()
  const { data, error } = useShifts(open)
  const [text, setText] = useState('')
  const act = useMutation({
    mutationFn: ({ url, body }: { url: string; body: object }) => post(url, body, newIntentId()),
    onSuccess: () => {
      setText('')
      void queries.invalidateQueries({ queryKey: ['shifts'] })
    },
  })
  const [now, before] = data?.shifts ?? []
  const isMine = now?.handedOverBy === account
  return (
    <Drawer title={<>{t('shift')} <kbd>G</kbd></>} open={open} onClose={onClose} size={420} destroyOnHidden>
      <ErrorNote error={error ?? act.error} />
      {data && !now && <><p>{t('shiftNone')}</p><Button type="primary" onClick={() => act.mutate({ url: '/api/shifts', body: {} })}>{t('shiftOpen')}</Button></>}
      {now && <Notes shift={now} onOpenCall={onOpenCall} />}
      {now?.state === 'running' && (
        <div className="desk-shift-write">
          <Input.TextArea rows={3} value={text} maxLength={2000} autoFocus placeholder={t('shiftNote')} aria-label={t('shiftNote')} onChange={(event) => setText(event.target.value)} />
          <Button type="primary" disabled={text.trim() === ''} loading={act.isPending} onClick={() => act.mutate({ url: `/api/shifts/${now.id}/note`, body: { text: text.trim(), incident } })}>{t('shiftWrite')}</Button>
          <Button loading={act.isPending} onClick={() => act.mutate({ url: `/api/shifts/${now.id}/handOver`, body: { summary: text.trim() } })}>{t('shiftHandOver')}</Button>
        </div>
      )}
      {now?.state === 'handed_over' && (
        <>
          <p>{t('shiftHanded', { n: now.open.length })}</p>
          {now.summary && <p className="desk-words">{now.summary}</p>}
          {isMine ? <p className="desk-quiet">{t('shiftNotYours')}</p> : <Button type="primary" loading={act.isPending} onClick={() => act.mutate({ url: `/api/shifts/${now.id}/takeOver`, body: {} })}>{t('shiftTakeOver')}</Button>}
        </>
      )}
      {before && <><h3 className="desk-shift-before">{t('shiftBefore')}</h3>{before.summary && <p className="desk-words">{before.summary}</p>}<Notes shift={before} onOpenCall={onOpenCall} /></>}
    </Drawer>
  )
}

function Notes({ shift, onOpenCall }: { shift: Shift; onOpenCall: (id: string) => void }) {
  const { t } = useTranslation('desk')
  const who = useNamesOfColleagues()
  return (
    <ol className="desk-notes">
      {shift.notes.length === 0 && <li className="desk-quiet">{t('shiftNoNotes')}</li>}
      {shift.notes.map((note) => (
        <li key={note.id}>
          <span className="desk-time" title={formatExact(note.at)}>{formatClock(note.at)}</span>
          <span>{note.text} {note.incident && <button type="button" className="desk-link" onClick={() => onOpenCall(note.incident!)}>{t('theCall')}</button>} <span className="desk-quiet">{who(note.by)}</span></span>
        </li>
      ))}
    </ol>
  )
}
