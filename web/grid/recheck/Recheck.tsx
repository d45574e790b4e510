import type { HazardToRecheck } from '#answers/hazards'
import type { Severity } from '#rules/hazards'
import { Button, SafeArea } from 'antd-mobile'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOn } from '../../shared/i18n/time.ts'
import { findCarried } from '../carried/carried.ts'
import { findDraft, keepDraft } from '../drafts.ts'
import { CoverHead } from '../shell/CoverHead.tsx'
import { useSave } from '../shell/use-save.ts'
import { Words } from '../shell/Words.tsx'
import type { PhotoRef } from '../visit/draft.ts'
import { Photos } from '../visit/Photos.tsx'
import { describeDue } from './describe-due.ts'

interface RecheckDraft {
  result: 'passed' | 'not_passed' | ''
  text: string
  photos: PhotoRef[]
  /** The new last day where it is not mended; empty: by the county's terms. */
  due: string
}

const fresh: RecheckDraft = { result: '', text: '', photos: [], due: '' }

/** A hazard looked at again: mended or not, what is seen, until when now. */
export function Recheck({ id }: { id: string }) {
  const { t } = useTranslation('recheck')
  const { t: grid } = useTranslation('grid')
  const name = `recheck/${id}`
  const [hazard, setHazard] = useState<HazardToRecheck | null | undefined>(undefined)
  const [terms, setTerms] = useState<Record<Severity, number> | null>(null)
  const [draft, setDraft] = useState<RecheckDraft | null>(null)
  const [busy, keepRecheck] = useSave(name)
  useEffect(() => {
    void findCarried('rechecks').then((carried) => setHazard(carried?.hazards.find((one) => one.id === id) ?? null))
    void findCarried('terms').then(setTerms)
    void findDraft<RecheckDraft>(name).then((kept) => setDraft(kept ?? fresh))
  }, [name, id])
  if (hazard === undefined || !draft) return null
  if (hazard === null) return <main className="grid-page grid-cover"><CoverHead title={t('recheck')} /><p className="grid-empty">{t('recheckGone')}</p></main>
  const set = (changes: Partial<RecheckDraft>) => {
    const next = { ...draft, ...changes }
    setDraft(next)
    keepDraft(name, next)
  }
  const { words, state } = describeDue(hazard.due, dayOn(0), t)
  const due = draft.due || (terms ? dayOn(terms[hazard.severity]) : '')
  const save = () => keepRecheck(() => {
    const { result, text, photos } = draft
    return [{ kind: 'hazard.recheck', record: `hazard/${id}`, label: `${t('recheck')} · ${hazard.place}`, body: { id, result, text: text.trim(), photos, due: result === 'passed' ? null : due || null } }]
  })
  return (
    <main className="grid-page grid-cover">
      <CoverHead title={t('recheck')} under={hazard.number} />
      <section className="grid-card grid-due" data-due={state}>
        <b>{hazard.place}</b><span>{hazard.text}</span>
        <span className="grid-muted">{grid(`hazard_${hazard.kind}`)} · {grid(`severity_${hazard.severity}`)}{hazard.party && ` · ${t('mends', { who: hazard.party })}`}</span>
        <em>{words}</em>
      </section>
      <section className="grid-card">
        <h2>{grid('photos')}</h2>
        <Photos photos={draft.photos} onChange={(photos) => set({ photos })} />
        <h2>{grid('note')}</h2>
        <Words label={grid('note')} value={draft.text} placeholder={t('noteHint')} max={2000} onChange={(text) => set({ text })} />
        {draft.result === 'not_passed' && (
          <>
            <h2>{t('newDue')}</h2>
            <input type="date" className="grid-date" aria-label={t('newDue')} value={due} min={dayOn(0)} onChange={(event) => set({ due: event.target.value })} />
          </>
        )}
      </section>
      <footer className="grid-foot">
        <div className="grid-choices" role="group" aria-label={t('result')}>
          {(['passed', 'not_passed'] as const).map((result) => (
            <Button key={result} size="large" color={draft.result === result ? (result === 'passed' ? 'primary' : 'danger') : 'default'} fill={draft.result === result ? 'solid' : 'outline'} aria-pressed={draft.result === result} onClick={() => set({ result })}>{t(`is_${result}`)}</Button>
          ))}
        </div>
        <Button block size="large" color="primary" loading={busy} disabled={draft.result === ''} onClick={() => void save()}>{grid('save')}</Button>
        <SafeArea position="bottom" />
      </footer>
    </main>
  )
}
