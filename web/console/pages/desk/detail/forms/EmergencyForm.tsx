import { Checkbox, Input, Select } from 'antd'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { isSubmitKey } from '../../../../../shared/keyboard/is-submit-key.ts'
import { newIntentId, post } from '../../../../../shared/api/client.ts'
import { useUnitNames } from '../../../../../shared/api/units.ts'
import { longestMs, useEmergencyOptions } from '../../../review/emergency/emergency.ts'
import { Choice } from '../../intake/Choice.tsx'
import { ActionForm } from '../ActionForm.tsx'
import type { FormProps } from './props.ts'

const spans = { around: longestMs / 2, before: longestMs }

/**
 * Danger to life: what is known of the call is filled in, so that a key and Ctrl+Enter are enough. The nearest camera is marked, Alt and
 * a digit marks another; the words are the caller's until changed.
 */
export function EmergencyForm({ call, onClose }: FormProps) {
  const { t } = useTranslation('emergency')
  const { nameOf } = useUnitNames()
  const navigate = useNavigate()
  const { data, error: unread } = useEmergencyOptions(call.id)
  const [startedAt] = useState(Date.now)
  const [danger, setDanger] = useState(call.text)
  const [span, setSpan] = useState<keyof typeof spans>('around')
  const [marked, setMarked] = useState<readonly string[] | null>(null)
  const [named, setSecond] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const attempt = useRef({ content: '', id: '' })
  const cameras = marked ?? data?.cameras.slice(0, 1).map((c) => c.id) ?? []
  const second = named ?? data?.officers[0]?.id
  const isReady = danger.trim() !== '' && cameras.length > 0 && second !== undefined
  const toggle = (id: string) => setMarked(cameras.includes(id) ? cameras.filter((c) => c !== id) : [...cameras, id])
  const ask = async () => {
    const from = startedAt - spans[span]
    const body = { ground: { type: 'incident', id: call.id }, cameras, from: new Date(from).toISOString(), to: new Date(from + longestMs).toISOString(), second, danger: danger.trim() }
    const content = JSON.stringify(body)
    if (attempt.current.content !== content) attempt.current = { content, id: newIntentId() }
    setBusy(true)
    setError(null)
    try {
      const { id } = await post<{ id: string }>('/api/footage/emergencies', body, attempt.current.id)
      void navigate(`/review/${id}`)
    } catch (reason) {
      setError(reason)
      setBusy(false)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const camera = event.altKey && /^Digit[1-9]$/.test(event.code) ? data?.cameras[Number(event.code.slice(5)) - 1] : undefined
    if (!camera) return
    event.preventDefault()
    event.stopPropagation()
    toggle(camera.id)
  }
  return (
    <div className="desk-emergency" onKeyDown={onKeyDown}>
      <ActionForm title={t('startTitle')} submit={t('open')} onSubmit={() => void ask()} onClose={onClose} busy={busy} error={error ?? unread} ready={isReady}>
        <p className="desk-quiet">{t('startSays')}</p>
        <Input.TextArea data-first autoSize={{ minRows: 2, maxRows: 4 }} value={danger} maxLength={1000} placeholder={t('dangerHint')} aria-label={t('danger')} onChange={(event) => setDanger(event.target.value)} />
        <h3>{t('cameras')}<span className="desk-quiet">{t('camerasHint')}</span></h3>
        <ul className="desk-cameras" aria-label={t('cameras')}>
          {data?.cameras.map((c, i) => (
            <li key={c.id}>
              <Checkbox checked={cameras.includes(c.id)} onChange={() => toggle(c.id)}>
                {i < 9 && <kbd>{i + 1}</kbd>} {c.name} {c.ownerKind === 'household' && <em>{t('household')}</em>}
              </Checkbox>
              <span className="desk-quiet">{c.distanceM === null ? c.place : t('metres', { n: c.distanceM })}</span>
            </li>
          ))}
          {data?.cameras.length === 0 && <li className="desk-quiet">{t('noCameras')}</li>}
        </ul>
        <Choice label={t('span')} options={(['around', 'before'] as const).map((value) => ({ value, label: t(`span_${value}`) }))} value={span} onChange={setSpan} />
        {data?.officers.length === 0 ? <p className="desk-red">{t('noSecond')}</p> : (
          <label className="desk-second">
            <span>{t('second')}</span>
            <Select
              size="small" showSearch={{ optionFilterProp: 'label' }} value={second ?? null} onChange={setSecond} placeholder={t('secondChoose')} aria-label={t('second')}
              onInputKeyDown={(event) => isSubmitKey(event) && isReady && !busy && void ask()}
              options={(data?.officers ?? []).map((o) => ({ value: o.id, label: [o.name, o.isOnCall ? t('onCall') : nameOf(o.team)].filter(Boolean).join(' · ') }))}
            />
          </label>
        )}
      </ActionForm>
    </div>
  )
}
