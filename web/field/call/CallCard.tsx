import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock } from '../../shared/i18n/time.ts'
import { steps, type DutyCall, type Position, type Step } from '../data.ts'
import { keepIntent, type Waiting } from '../outbox/outbox.ts'
import { Facts } from './Facts.tsx'
import { Undo } from './Undo.tsx'
import { WordsSheet } from './WordsSheet.tsx'

interface Props {
  account: string
  call: DutyCall
  waiting: readonly Waiting[]
  position: Position | null
}

/** A call that the crew is on: what is known, how far it is, and the one next step under the thumb. */
export function CallCard({ account, call, waiting, position }: Props) {
  const { t } = useTranslation('field')
  const [sheet, setSheet] = useState<'report' | 'closeOut' | null>(null)
  const next = steps[steps.indexOf(call.state as Step) + 1]
  const url = `/api/incidents/${call.id}`
  const take = (step: Step) => void keepIntent(account, `${url}/progress`, { crew: call.crew, step })
  const write = (text: string) => keepIntent(account, `${url}/report`, { crew: call.crew, text })
  const reports = waiting.filter((one) => one.state === 'waiting' && one.url === `${url}/report`)
  return (
    <article className="field-call" data-call={call.id} data-state={call.state}>
      <header>
        <span className={`field-priority field-p${call.priority}`}>{t(`p${call.priority}`)}</span>
        <span>{t(call.nature)}</span>
        <span className="field-quiet">{call.number.slice(-4)}</span>
      </header>
      <Facts call={call} position={position} />
      <ol className="field-steps">
        {steps.slice(0, 3).map((step) => (
          <li key={step} data-done={call.times[step] !== undefined}>
            <span>{t(step)}</span>
            <b>{call.times[step] ? formatClock(call.times[step]) : '—'}</b>
            <small>{call.times[step] ? t(isWaiting(waiting, url, step) ? 'savedHere' : 'sent') : ''}</small>
          </li>
        ))}
      </ol>
      {[...call.reports.map((r) => ({ key: r.id, text: r.text, here: false })), ...reports.map((one) => ({ key: one.id, text: String(one.body.text), here: true }))].map((one) => (
        <p key={one.key} className="field-report">{one.text} <small>{t(one.here ? 'savedHere' : 'sent')}</small></p>
      ))}
      <div className="field-actions">
        <Undo call={call} waiting={waiting} />
        <button type="button" onClick={() => setSheet('report')}>{t('report')}</button>
      </div>
      {next && next !== 'cleared' && <button type="button" className="field-next" onClick={() => take(next)}>{t(`do_${next}`)}</button>}
      {next === 'cleared' && <button type="button" className="field-next" onClick={() => setSheet('closeOut')}>{t('do_cleared')}</button>}
      {sheet && (
        <WordsSheet
          kind={sheet} call={call.id} onClose={() => setSheet(null)}
          onWrite={async (text) => {
            await write(text)
            if (sheet === 'closeOut') take('cleared')
            setSheet(null)
          }}
        />
      )}
    </article>
  )
}

function isWaiting(waiting: readonly Waiting[], url: string, step: Step): boolean {
  return waiting.some((one) => one.state === 'waiting' && one.url === `${url}/progress` && one.body.step === step)
}
