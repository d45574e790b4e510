import { Button, SafeArea, Selector } from 'antd-mobile'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sheets } from '#rules/registry'
import { formatDay } from '../../shared/i18n/time.ts'
import { findDraft, keepDraft } from '../drafts.ts'
import { isAt, useRechecks } from '../recheck/use-rechecks.ts'
import { RecheckCard } from '../recheck/RecheckCard.tsx'
import { describeDoor } from '../round/describe.ts'
import { findRound, type Door } from '../rounds.ts'
import { Below } from '../shell/Below.tsx'
import { CoverHead } from '../shell/CoverHead.tsx'
import { goTo } from '../shell/route.ts'
import { useSave } from '../shell/use-save.ts'
import { Words } from '../shell/Words.tsx'
import { AddPerson } from './AddPerson.tsx'
import { documentOf, newDraft, toBody, type Draft } from './draft.ts'
import { EntryCard } from './EntryCard.tsx'
import { judge, stops } from './FieldInput.tsx'
import { Photos } from './Photos.tsx'
import { Signature } from './Signature.tsx'
import { findPosition } from './take-photo.ts'

const leaflets = ['fraud', 'fire', 'ebike', 'traffic', 'rent'] as const
const outcomes = ['done', 'nobody_home', 'refused', 'not_found'] as const

/** So many cards fill a phone's screen. */
const onScreen = 3

/** At a door: what is known is there, what is missing or old is asked, what is new is added. Saved is saved on this phone. */
export function Visit({ round, door: id }: { round: string; door: string }) {
  const { t } = useTranslation('grid')
  const { t: check } = useTranslation('check')
  const [door, setDoor] = useState<Door | null>(null)
  const [draft, setDraft] = useState<Draft | null>(null)
  const [isAdding, setAdding] = useState(false)
  const [busy, keepVisit] = useSave(id)
  const [rechecks] = useRechecks()
  useEffect(() => {
    void Promise.all([findRound(round), findDraft<Draft>(id)]).then(([found, kept]) => {
      setDoor(found?.doors.find((one) => one.id === id) ?? null)
      setDraft(kept ?? newDraft())
    })
  }, [round, id])
  if (!door || !draft) return null
  const change = (next: Draft) => {
    setDraft(next)
    keepDraft(id, next)
  }
  const isWrong = door.entries.some((entry) => Object.entries(draft.said[entry.i] ?? {}).some(([name, value]) =>
    stops(judge(name, sheets[entry.t].fields[name]!, value, documentOf(entry, draft)))))
  const [place, who] = describeDoor(door, t)
  const entries = draft.outcome === 'done' ? door.entries.filter((entry) => !entry.e && entry.t !== 'household') : []
  const fillChecklist = () => {
    // It names the visit, which is kept from here on.
    keepDraft(id, draft)
    goTo('checks', round, id)
  }
  const save = () => keepVisit(async () => [{ kind: 'visit.record', record: `${door.type}/${door.id}`, label: place, body: toBody(draft, door, round, await findPosition(), formatDay(new Date())) }])
  return (
    <main className="grid-page grid-cover grid-visit">
      <CoverHead title={place} under={who} />
      <Selector className="grid-outcome" aria-label={t('outcome')} options={outcomes.map((value) => ({ value, label: t(`outcome_${value}`) }))} value={[draft.outcome]} onChange={([outcome = 'done']) => change({ ...draft, outcome })} columns={4} />
      {rechecks.filter((hazard) => isAt(hazard, id)).map((hazard) => <RecheckCard key={hazard.id} hazard={hazard} here />)}
      {entries.slice(0, onScreen).map((entry) => <EntryCard key={entry.i} entry={entry} draft={draft} onChange={change} />)}
      <Below>
        {entries.slice(onScreen).map((entry) => <EntryCard key={entry.i} entry={entry} draft={draft} onChange={change} />)}
        {draft.outcome === 'done' && draft.added.map((added) => (
          <section key={added.id} className="grid-card grid-entry" data-new>
            <header><b>{added.values['name']}</b><span>{t('new')}</span><Button size="small" fill="none" onClick={() => change({ ...draft, added: draft.added.filter((one) => one !== added) })}>{t('undo')}</Button></header>
          </section>
        ))}
        {draft.outcome === 'done' && door.type === 'dwelling' && <Button block size="large" fill="outline" onClick={() => setAdding(true)}>{t('addPerson')}</Button>}
        <div><Button block size="large" fill="outline" onClick={fillChecklist}>{check('checklists')}</Button></div>
        <section className="grid-card">
          <h2>{t('leaflets')}</h2>
          <Selector multiple options={leaflets.map((value) => ({ value, label: t(`leaflet_${value}`) }))} value={draft.leaflets} onChange={(chosen) => change({ ...draft, leaflets: chosen })} />
          <h2>{t('photos')}</h2>
          <Photos photos={draft.photos} onChange={(photos) => change({ ...draft, photos })} />
          <h2>{t('signature')}</h2>
          <Signature value={draft.signature} onChange={(signature) => change({ ...draft, signature })} />
          <h2>{t('note')}</h2>
          <Words label={t('note')} placeholder={t('noteHint')} value={draft.note} onChange={(note) => change({ ...draft, note })} />
        </section>
      </Below>
      <footer className="grid-foot">
        <Button block size="large" color="primary" loading={busy} disabled={isWrong} onClick={() => void save()}>{t('save')}</Button>
        <SafeArea position="bottom" />
      </footer>
      {isAdding && <AddPerson onClose={() => setAdding(false)} onAdd={(added) => {
        change({ ...draft, added: [...draft.added, added] })
        setAdding(false)
      }} />}
    </main>
  )
}
