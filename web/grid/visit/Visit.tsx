import { Button, SafeArea, Selector } from 'antd-mobile'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sheets } from '#rules/registry'
import { formatDay } from '../../shared/i18n/time.ts'
import { findDraft, keepDraft, mayBeBegun } from '../drafts.ts'
import { isAt, useRechecks } from '../recheck/use-rechecks.ts'
import { RecheckCard } from '../recheck/RecheckCard.tsx'
import { describeDoor } from '../round/describe.ts'
import { findRound, peekRound, type Door } from '../carried/rounds.ts'
import type { TakenRound } from '#answers/visits'
import { Below } from '../shell/Below.tsx'
import { CoverHead } from '../shell/CoverHead.tsx'
import { goTo } from '../shell/route.ts'
import { useSave } from '../shell/use-save.ts'
import { AddPerson } from './AddPerson.tsx'
import { Closing } from './Closing.tsx'
import { documentOf, newDraft, standingHousehold, toBody, type Draft } from './draft.ts'
import { EntryCard } from './EntryCard.tsx'
import { judge, stops } from './FieldInput.tsx'
import { NewHere } from './NewHere.tsx'
import { findPosition } from './take-photo.ts'

function doorOf(round: TakenRound | null, id: string): { round: TakenRound; door: Door } | null {
  const door = round?.doors.find((one) => one.id === id)
  return round && door ? { round, door } : null
}

const outcomes = ['done', 'nobody_home', 'refused', 'not_found'] as const

/** So many cards fill a phone's screen. */
const onScreen = 3

/** At a door: what is known is there, what is missing or old is asked, what is new is added. Saved is saved on this phone. */
export function Visit({ round, door: id }: { round: string; door: string }) {
  const { t } = useTranslation('grid')
  const { t: check } = useTranslation('check')
  const [taken, setTaken] = useState(() => doorOf(peekRound(round), id))
  const [draft, setDraft] = useState<Draft | null>(() => (mayBeBegun(id) ? null : newDraft()))
  const [isAdding, setAdding] = useState(false)
  const [busy, keepVisit] = useSave(id)
  const rechecks = useRechecks()
  useEffect(() => {
    void Promise.all([findRound(round), findDraft<Draft>(id)]).then(([found, kept]) => {
      setTaken((before) => (before && before.round === found ? before : doorOf(found, id)))
      // Another page of the app may have begun it, too.
      setDraft((before) => (before && (!kept || mayBeBegun(id)) ? before : { ...newDraft(), ...kept }))
    })
  }, [round, id])
  if (!taken || !draft) return null
  const { door, round: { partner } } = taken
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
  const save = () => keepVisit(async () => [{ kind: 'visit.record', record: `${door.type}/${door.id}`, label: place, body: toBody(draft, door, taken.round, await findPosition(), formatDay(new Date())) }])
  return (
    <main className="grid-page grid-cover grid-visit">
      <CoverHead title={place} under={who} />
      <Selector className="grid-outcome" aria-label={t('outcome')} options={outcomes.map((value) => ({ value, label: t(`outcome_${value}`) }))} value={[draft.outcome]} onChange={([outcome = 'done']) => change({ ...draft, outcome })} columns={4} />
      {rechecks.filter((hazard) => isAt(hazard, id)).map((hazard) => <RecheckCard key={hazard.id} hazard={hazard} here />)}
      {entries.slice(0, onScreen).map((entry) => <EntryCard key={entry.i} entry={entry} draft={draft} onChange={change} />)}
      <Below>
        {entries.slice(onScreen).map((entry) => <EntryCard key={entry.i} entry={entry} draft={draft} onChange={change} />)}
        {draft.outcome === 'done' && <NewHere draft={draft} onChange={change} />}
        {draft.outcome === 'done' && door.type === 'dwelling' && <Button block size="large" fill="outline" onClick={() => setAdding(true)}>{t('addPerson')}</Button>}
        <div><Button block size="large" fill="outline" onClick={fillChecklist}>{check('checklists')}</Button></div>
        <Closing draft={draft} partner={partner} onChange={change} />
      </Below>
      <footer className="grid-foot">
        <Button block size="large" color="primary" loading={busy} disabled={isWrong} onClick={() => void save()}>{t('save')}</Button>
        <SafeArea position="bottom" />
      </footer>
      {isAdding && (
        <AddPerson
          round={round} dwelling={door.id} household={standingHousehold(door)} onClose={() => setAdding(false)}
          onAdd={(added) => {
            change({ ...draft, added: [...draft.added, added] })
            setAdding(false)
          }}
          onMove={(moved) => {
            change({ ...draft, moved: [...draft.moved.filter(({ id: other }) => other !== moved.id), moved] })
            setAdding(false)
          }}
        />
      )}
    </main>
  )
}
