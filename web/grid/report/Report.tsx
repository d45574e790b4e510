import { Button, Input, NavBar, SafeArea, Selector, Switch, Toast } from 'antd-mobile'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId } from '../../shared/api/client.ts'
import { goBack } from '../shell/route.ts'
import { Words } from '../shell/Words.tsx'
import type { PhotoRef } from '../visit/draft.ts'
import { Photos } from '../visit/Photos.tsx'
import { findPosition } from '../visit/take-photo.ts'
import { currentWork, keepIntent } from '../work.ts'
import { reports, type Filled } from './reports.ts'

/** What turns up on the way: a hazard, a dispute, a hard matter; a task that is done. One page each, few words, one press. */
export function Report({ kind }: { kind: string }) {
  const { t } = useTranslation('grid')
  const [what = '', task = '', title = ''] = kind.split(':')
  const report = reports[what]
  const [filled, setFilled] = useState<Filled>({ kind: '', severity: 'minor', place: '', text: '', parties: ['', ''], urgent: false, photos: [] })
  const [busy, setBusy] = useState(false)
  if (!report) return null
  const set = (changes: Partial<Filled>) => setFilled({ ...filled, ...changes })
  const isReady = report.isReady(filled)
  const save = async () => {
    setBusy(true)
    const id = task || newIntentId()
    await keepIntent(report.intent, `${report.record}/${id}`, title || t(what), report.toBody(id, filled, await findPosition(), currentWork().me.station))
    Toast.show({ content: t('savedHere') })
    goBack()
  }
  return (
    <main className="grid-page grid-cover">
      <NavBar onBack={goBack} backArrow>{title || t(`${what}New`)}</NavBar>
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
