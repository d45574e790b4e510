import { Button, Input, SafeArea, Selector, Switch } from 'antd-mobile'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId } from '../../shared/api/client.ts'
import { useCarried } from '../carried/carried.ts'
import { findDraft, keepDraft } from '../drafts.ts'
import { currentWork } from '../session.ts'
import { CoverHead } from '../shell/CoverHead.tsx'
import { useSave } from '../shell/use-save.ts'
import { Words } from '../shell/Words.tsx'
import type { PhotoRef } from '../visit/draft.ts'
import { Photos } from '../visit/Photos.tsx'
import { findPosition } from '../visit/take-photo.ts'
import { reports, type Filled } from './reports.ts'

const fresh: Filled = { kind: '', severity: 'minor', place: '', text: '', parties: ['', ''], urgent: false, photos: [] }

/** What turns up on the way: a hazard, a dispute, a hard matter; a task that is done. One page each, few words, one press. */
export function Report({ what, task }: { what: string; task: string }) {
  const { t } = useTranslation('grid')
  const asked = useCarried('tasks')?.tasks.find(({ id }) => id === task)
  const report = reports[what]
  const name = `report/${what}${task}`
  const [filled, setFilled] = useState<Filled | null>(null)
  const [busy, keepReport] = useSave(name)
  useEffect(() => void findDraft<Filled>(name).then((kept) => setFilled(kept ?? fresh)), [name])
  if (!report || !filled) return null
  const set = (changes: Partial<Filled>) => {
    const next = { ...filled, ...changes }
    setFilled(next)
    keepDraft(name, next)
  }
  const isReady = report.isReady(filled)
  const save = () => keepReport(async () => {
    const id = task || newIntentId()
    return [{ kind: report.intent, record: `${report.record}/${id}`, label: asked?.title ?? t(what), body: report.toBody(id, filled, await findPosition(), currentWork().me.station) }]
  })
  return (
    <main className="grid-page grid-cover">
      <CoverHead title={t(`${what}New`)} {...(asked ? { under: `${t(asked.from)} · ${t('due', { day: asked.due.slice(5) })}` } : {})} />
      {asked && <section className="grid-card grid-matter"><b>{asked.title}</b>{asked.details && <p>{asked.details}</p>}</section>}
      <section className="grid-card">
        {report.kinds.length > 0 && (
          <>
            <h2>{t('whatKind')}</h2>
            <Selector aria-label={t('whatKind')} columns={3} options={report.kinds.map((value) => ({ value, label: t(`${what}_${value}`) }))} value={filled.kind ? [filled.kind] : []} onChange={([chosen = '']) => set({ kind: chosen })} />
          </>
        )}
        {report.severities.length > 0 && (
          <>
            <h2>{t('severity')}</h2>
            <Selector aria-label={t('severity')} columns={3} options={report.severities.map((value) => ({ value, label: t(`severity_${value}`) }))} value={[filled.severity]} onChange={([severity = 'minor']) => set({ severity })} />
          </>
        )}
        {report.hasPlace && <><h2>{t('where')}</h2><Input aria-label={t('where')} value={filled.place} maxLength={200} clearable placeholder={t('whereHint')} onChange={(place) => set({ place })} /></>}
        {report.hasParties && (
          <>
            <h2>{t('parties')}</h2>
            {filled.parties.map((name, at) => <Input key={at} aria-label={t('party', { number: at + 1 })} placeholder={t('party', { number: at + 1 })} maxLength={60} value={name} onChange={(typed) => set({ parties: filled.parties.with(at, typed) })} />)}
          </>
        )}
        <h2>{t(what === 'task' ? 'note' : 'whatIsIt')}</h2>
        <Words label={t('whatIsIt')} rows={3} value={filled.text} placeholder={t('whatHint')} onChange={(text) => set({ text })} />
        <h2>{t('photos')}</h2>
        <Photos photos={filled.photos} onChange={(photos: PhotoRef[]) => set({ photos })} />
        {report.urgentAs && <label className="grid-switch"><span><b>{t(report.urgentAs)}</b><small>{t(`${report.urgentAs}Why`)}</small></span><Switch aria-label={t(report.urgentAs)} checked={filled.urgent} onChange={(urgent) => set({ urgent })} /></label>}
      </section>
      <footer className="grid-foot">
        <Button block size="large" color={filled.urgent ? 'danger' : 'primary'} loading={busy} disabled={!isReady} onClick={() => void save()}>{t(`${what}Send`)}</Button>
        <SafeArea position="bottom" />
      </footer>
    </main>
  )
}
