import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../../../../shared/api/client.ts'
import { useIncidents, type RelationKind, type SimilarCall } from '../../data/incidents.ts'
import { Choice } from '../../intake/Choice.tsx'
import { describeGrounds } from '../../words.ts'
import { ActionForm } from '../ActionForm.tsx'
import { useAction } from '../use-action.ts'
import type { FormProps } from './props.ts'

const kinds: readonly RelationKind[] = ['same_series', 'duplicate']

/** Links this call with another, each to the other: from those offered, or found by number or words. */
export function LinkForm({ call, onClose }: FormProps) {
  const { t } = useTranslation('desk')
  const { send, busy, error } = useAction(call.id, onClose)
  const [q, setQ] = useState('')
  const [to, setTo] = useState('')
  const [kind, setKind] = useState<RelationKind | ''>('')
  const { place, position, nature, text, phone } = call
  const similar = useQuery({
    queryKey: ['similar', call.id],
    queryFn: () => post<{ similar: SimilarCall[] }>('/api/incidents/similar', { place, position, nature, text, phone, except: call.id }),
  })
  const isSearching = q.trim().length > 1
  const found = useIncidents({ open: false, q: q.trim() }, isSearching)
  const linked = new Set([call.id, ...call.relations.map((relation) => relation.to)])
  const offered = (similar.data?.similar ?? []).filter((one) => !linked.has(one.id))
  const searched = isSearching ? (found.data?.incidents ?? []).filter((one) => !linked.has(one.id)) : []
  const options = isSearching
    ? searched.slice(0, 6).map((one) => ({ value: one.id, label: `${one.place} · ${one.number.slice(-13)}` }))
    : offered.map((one) => ({ value: one.id, label: `${one.place} · ${describeGrounds(one.grounds, t)}` }))
  const target = options.some((option) => option.value === to) ? to : (options[0]?.value ?? '')
  const guess = offered.find((one) => one.id === target)?.kind ?? 'same_series'
  return (
    <ActionForm title={t('link')} submit={t('link')} onSubmit={() => void send('relate', { to: target, kind: kind || guess, reason: '' })} onClose={onClose} busy={busy} error={error ?? similar.error} ready={target !== ''}>
      {options.length > 0 ? <div className="desk-choice-column"><Choice label={t('similar')} options={options} value={target} onChange={setTo} /></div> : <p className="desk-quiet">{t(q ? 'nothingFound' : 'similarNone')}</p>}
      <Choice label={t('linkKind')} options={kinds.map((value) => ({ value, label: t(value) }))} value={kind || guess} onChange={setKind} />
      <Input size="small" value={q} placeholder={t('linkSearch')} aria-label={t('linkSearch')} onChange={(event) => setQ(event.target.value)} />
    </ActionForm>
  )
}
