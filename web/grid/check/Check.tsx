import { Button, Input, ProgressBar, SafeArea } from 'antd-mobile'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Severity } from '#rules/hazards'
import { findCarried } from '../carried/carried.ts'
import { findDraft, keepDraft } from '../drafts.ts'
import { currentWork } from '../session.ts'
import { CoverHead } from '../shell/CoverHead.tsx'
import { useSave } from '../shell/use-save.ts'
import { findPosition } from '../visit/take-photo.ts'
import { answersOf, beginCheck, describeFault, isPressed, judgeCheck, toDone, type CheckDraft } from './check-draft.ts'
import { findPlace } from './find-place.ts'
import { Question } from './Question.tsx'
import { Summary } from './Summary.tsx'

/** Before the first item: where it is, for who is at no door. */
const atPlace = -1

/** A checklist filled in one item after another, one-handed; what it finds is reported with it. */
export function Check({ checklist, round, door }: { checklist: string; round: string; door: string }) {
  const { t, i18n } = useTranslation('check')
  const { t: grid } = useTranslation('grid')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const name = `check/${checklist}/${door}`
  const [draft, setDraft] = useState<CheckDraft | null | undefined>(undefined)
  const [terms, setTerms] = useState<Record<Severity, number> | null>(null)
  const [at, setAt] = useState(0)
  const [busy, keepCheck] = useSave(name)
  useEffect(() => {
    void findCarried('terms').then(setTerms)
    void Promise.all([findDraft<CheckDraft>(name), begin(checklist, round, door)]).then(([kept, fresh]) => {
      const found = kept ?? fresh
      setDraft(found)
      if (found) setAt(firstOpen(found))
    })
  }, [name, checklist, round, door])

  if (draft === undefined) return null
  if (draft === null) return <main className="grid-page grid-cover"><CoverHead title={t('checklists')} /><p className="grid-empty">{t('checklistGone')}</p></main>
  const change = (next: CheckDraft) => {
    setDraft(next)
    keepDraft(name, next)
  }
  const { asked, missing, impossible, proposed } = judgeCheck(draft)
  const item = draft.content.items.find(({ id }) => id === asked[at])
  const isLast = at >= asked.length
  const isPlaced = draft.place.text.trim() !== ''
  const faults = proposed.map((one) => describeFault(draft, one, terms, language))
  const reported = faults.filter(({ isLeft }) => !isLeft)
  const isReady = missing.length === 0 && impossible.length === 0 && isPlaced && reported.every(({ text }) => text.trim() !== '')
  const save = () => keepCheck(async () => toDone(draft, faults, { station: currentWork().me.station, position: await findPosition(), title: draft.content.title[language] }))
  return (
    <main className="grid-page grid-cover grid-check">
      <CoverHead title={draft.content.title[language]} under={draft.place.text} />
      <header className="grid-progress">
        <ProgressBar percent={(100 * Math.max(0, at)) / Math.max(1, asked.length)} />
        <span role="status">{isLast ? t('all') : at === atPlace ? t('whereFirst') : t('itemOf', { at: at + 1, all: asked.length })}{proposed.length > 0 && <em>{t('foundSoFar', { count: proposed.length })}</em>}</span>
      </header>
      {at === atPlace && (
        <>
          <section className="grid-question"><h2>{t('whereIsIt')}</h2><p className="grid-muted">{t('whereWhy')}</p></section>
          <section className="grid-answers"><div className="grid-field"><Input aria-label={grid('where')} value={draft.place.text} maxLength={200} clearable placeholder={grid('whereHint')} onChange={(text) => change({ ...draft, place: { ...draft.place, text } })} /></div></section>
        </>
      )}
      {item && <Question key={item.id} item={item} draft={draft} onChange={change} onAnswered={(next) => { change(next); setAt(at + 1) }} />}
      {isLast && <Summary draft={draft} terms={terms} onChange={change} onOpen={setAt} />}
      <footer className="grid-foot">
        {isLast && !isReady && <p className="grid-problem" role="status">{isPlaced ? t('stillMissing', { count: missing.length + impossible.length || 1 }) : t('noPlaceYet')}</p>}
        <div className="grid-steps">
          <Button size="large" fill="outline" disabled={at === (draft.isAtDoor ? 0 : atPlace)} onClick={() => setAt(Math.min(at, asked.length) - 1)}>{t('before')}</Button>
          {isLast ? <Button size="large" color="primary" loading={busy} disabled={!isReady} onClick={() => void save()}>{reported.length > 0 ? t('saveAndReport', { count: reported.length }) : grid('save')}</Button>
            : <Button size="large" color="primary" fill={item && isPressed(item) ? 'outline' : 'solid'} disabled={at === atPlace && !isPlaced} onClick={() => setAt(at + 1)}>{t('next')}</Button>}
        </div>
        <SafeArea position="bottom" />
      </footer>
    </main>
  )
}

async function begin(checklist: string, round: string, door: string): Promise<CheckDraft | null> {
  const carried = await findCarried('checklists')
  const current = carried?.checklists.find(({ id }) => id === checklist)
  if (!current) return null
  const found = door === '' ? null : await findPlace(round, door)
  return beginCheck(current, found?.place ?? { text: '', dwelling: null, business: null, address: null }, found !== null, found?.visit ?? null)
}

/** Where it goes on: at the first item without an answer that needs one. */
function firstOpen(draft: CheckDraft): number {
  if (draft.place.text === '') return atPlace
  const { asked, missing } = judgeCheck(draft)
  if (Object.keys(answersOf(draft)).length === 0) return 0
  const open = asked.findIndex((id) => missing.includes(id))
  return open === -1 ? asked.length : open
}
