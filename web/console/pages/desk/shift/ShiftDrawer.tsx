import { Button, Drawer, Input, Popconfirm, Typography } from 'antd'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { isSubmitKey } from '../../../../shared/keyboard/is-submit-key.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useNamesOfColleagues } from '../data/county.ts'
import { Notes } from './Notes.tsx'
import { useShiftAct, useShifts } from './shifts.ts'

interface Props {
  account: string
  open: boolean
  onClose: () => void
  /** The call that a note is about, when one is open. */
  incident: string | null
  onOpenCall: (id: string) => void
}

/** Notes for those who come after, the hand-over, and its receipt by someone else. */
export function ShiftDrawer({ account, open, onClose, incident, onOpenCall }: Props) {
  const { t } = useTranslation('desk')
  const who = useNamesOfColleagues()
  const { data, error } = useShifts(open)
  const [text, setText] = useState('')
  const act = useShiftAct(() => setText(''))
  const [now, before] = data?.shifts ?? []
  const isMine = now?.handedOverBy === account
  const words = text.trim()
  const write = () => now && words !== '' && !act.isPending && act.mutate({ url: `/api/shifts/${now.id}/note`, body: { text: words, incident } })
  const onKeyDown = (event: KeyboardEvent) => {
    if (isSubmitKey(event)) write()
  }
  return (
    <Drawer title={<>{t('shift')} <kbd>G</kbd></>} open={open} onClose={onClose} size={420} destroyOnHidden>
      <ErrorNote error={error ?? act.error} />
      {data && !now && (
        <>
          <p>{t('shiftNone')}</p>
          <p className="desk-quiet">{t('shiftFirst')}</p>
          <Button type="primary" autoFocus loading={act.isPending} onClick={() => act.mutate({ url: '/api/shifts', body: {} })}>{t('shiftOpen')}</Button>
        </>
      )}
      {now && <Typography.Text type="secondary">{t('shiftSince', { at: formatExact(now.openedAt).slice(5, 16), name: who(now.openedBy) })}</Typography.Text>}
      {now && <Notes shift={now} onOpenCall={onOpenCall} />}
      {now?.state === 'running' && (
        <div className="desk-shift-write" onKeyDown={onKeyDown}>
          <Input.TextArea rows={3} value={text} maxLength={2000} autoFocus placeholder={t('shiftNote')} aria-label={t('shiftNote')} onChange={(event) => setText(event.target.value)} />
          {incident && words !== '' && <Typography.Text type="secondary" style={{ gridColumn: '1 / -1', fontSize: 12 }}>{t('shiftAboutCall')}</Typography.Text>}
          <Button type="primary" disabled={words === '' || act.isPending} onClick={write}>{t('shiftWrite')} <kbd>Ctrl+Enter</kbd></Button>
          <Popconfirm title={t('shiftHandOver')} description={t('shiftHandOverSays')} okText={t('shiftHandOver')} cancelText={t('leave')} onConfirm={() => act.mutate({ url: `/api/shifts/${now.id}/handOver`, body: { summary: words } })}>
            <Button disabled={act.isPending}>{t('shiftHandOver')}</Button>
          </Popconfirm>
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
