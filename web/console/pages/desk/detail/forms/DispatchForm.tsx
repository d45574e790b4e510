import { Input } from 'antd'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useCandidates, type Candidate } from '../../data/incidents.ts'
import { isComposing } from '../../../../../shared/keyboard/is-composing.ts'
import { describeChoice } from '../../words.ts'
import { ActionForm } from '../ActionForm.tsx'
import { useAction } from '../use-action.ts'
import type { FormProps } from './props.ts'

/** Crews for this call, the best first: a digit sends that one, Enter the one marked. A crew that is not free wants a reason. */
export function DispatchForm({ call, onClose }: FormProps) {
  const { t, i18n } = useTranslation('desk')
  const { data, error: unread } = useCandidates(call.id)
  const { send, busy, error } = useAction(call.id, onClose)
  const [marked, setMarked] = useState(0)
  const [reason, setReason] = useState('')
  const sent = call.assignments.filter((a) => a.state !== 'recalled').map((a) => a.crew)
  const found = (data?.candidates ?? []).filter((crew) => !sent.includes(crew.crew))
  const crews = found.toSorted((a, b) => Number(b.crew === call.offer?.crew) - Number(a.crew === call.offer?.crew)).slice(0, 9)
  const chosen = crews[Math.min(marked, crews.length - 1)]
  const isFit = (crew: Candidate | undefined) => crew !== undefined && (crew.offered || reason.trim() !== '')
  const go = (crew: Candidate | undefined) => {
    if (crew && isFit(crew) && !busy) void send('dispatch', { crew: crew.crew, reason: reason.trim() })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.target instanceof HTMLInputElement) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setMarked((index) => (Math.min(index, crews.length - 1) + step + crews.length) % Math.max(1, crews.length))
    else if (event.key === 'Enter') go(chosen)
    else if (/^[1-9]$/.test(event.key) && crews[Number(event.key) - 1]) {
      setMarked(Number(event.key) - 1)
      go(crews[Number(event.key) - 1])
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <ActionForm title={t('dispatch')} submit={t('dispatch')} onSubmit={() => go(chosen)} onClose={onClose} busy={busy} error={error ?? unread} ready={isFit(chosen)}>
      <ol className="desk-candidates" role="listbox" aria-label={t('nearest')} tabIndex={0} data-first onKeyDown={onKeyDown} aria-activedescendant={chosen ? `candidate-${chosen.crew}` : undefined}>
        {crews.map((crew, index) => (
          <li key={crew.crew} id={`candidate-${crew.crew}`} role="option" aria-selected={crew === chosen} className={crew.offered ? '' : 'desk-unfit'} onClick={() => setMarked(index)} onDoubleClick={() => go(crew)}>
            <kbd>{index + 1}</kbd>
            <b>{crew.callsign[i18n.language === 'en' ? 'en' : 'zh']}</b>
            <small>{describeChoice(crew, t)}{crew.on[0]?.number ? ` · ${crew.on[0].number.slice(-4)}` : ''}</small>
          </li>
        ))}
        {data && crews.length === 0 && <li className="desk-quiet">{t('nearestNone')}</li>}
      </ol>
      {chosen && !chosen.offered && <Input size="small" value={reason} maxLength={400} placeholder={t('reasonUnfit')} aria-label={t('reasonUnfit')} onChange={(event) => setReason(event.target.value)} />}
    </ActionForm>
  )
}
