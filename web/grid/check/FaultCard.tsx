import { Button, Selector, Switch } from 'antd-mobile'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { severities, type Severity } from '#rules/hazards'
import { Words } from '../shell/Words.tsx'
import { Photos } from '../visit/Photos.tsx'
import type { Fault, FaultChanges } from './check-draft.ts'

/** What an answer says is a hazard: reported as it stands, changed first, or left. */
export function FaultCard({ fault, onChange }: { fault: Fault; onChange: (changes: FaultChanges) => void }) {
  const { t } = useTranslation('check')
  const { t: grid } = useTranslation('grid')
  const [isOpen, setOpen] = useState(false)
  return (
    <section className="grid-card grid-fault" data-left={fault.isLeft}>
      <header>
        <span><b>{fault.text || grid(`hazard_${fault.kind}`)}</b><small>{grid(`hazard_${fault.kind}`)} · <em data-severity={fault.severity}>{grid(`severity_${fault.severity}`)}</em>{fault.due && ` · ${t('mendBy', { day: fault.due.slice(5) })}`}</small></span>
        <Switch aria-label={t('reportIt')} checked={!fault.isLeft} onChange={(isReported) => onChange({ isLeft: !isReported })} />
      </header>
      {!fault.isLeft && !isOpen && <Button fill="none" onClick={() => setOpen(true)}>{t('changeIt')}</Button>}
      {!fault.isLeft && isOpen && (
        <>
          <h2>{grid('severity')}</h2>
          <Selector aria-label={grid('severity')} columns={3} options={severities.map((value) => ({ value, label: grid(`severity_${value}`) }))} value={[fault.severity]} onChange={([severity]) => severity && onChange({ severity: severity as Severity })} />
          <h2>{grid('whatIsIt')}</h2>
          <Words label={grid('whatIsIt')} value={fault.text} placeholder={grid('whatHint')} onChange={(text) => onChange({ text })} />
          <h2>{t('mendUntil')}</h2>
          <input type="date" className="grid-date" aria-label={t('mendUntil')} value={fault.due ?? ''} onChange={(event) => event.target.value && onChange({ due: event.target.value })} />
          <h2>{grid('photos')}</h2>
          <Photos photos={fault.photos} onChange={(photos) => onChange({ photos })} />
        </>
      )}
    </section>
  )
}
