import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { kinds, severities, type Kind, type Severity } from '#rules/hazards'
import { DayPicker } from '../../../../shared/time/pickers.tsx'
import { PlaceInput, type GivenPlace } from './PlaceInput.tsx'

export interface HazardDraft {
  kind: Kind
  severity: Severity
  place: GivenPlace
  text: string
  due: string | null
  party: { name: string; phone: string; relation: 'owner' | 'tenant' | 'business' | 'unit' }
}

const relations = ['owner', 'tenant', 'business', 'unit'] as const

/** What is written down of a hazard, when it is reported and when that is corrected. */
export function HazardFields({ draft, partyHint, dueHint, onChange }: { draft: HazardDraft; partyHint?: string; dueHint: string; onChange: (draft: HazardDraft) => void }) {
  const { t } = useTranslation('hazards')
  const set = (change: Partial<HazardDraft>) => onChange({ ...draft, ...change })
  const setParty = (change: Partial<HazardDraft['party']>) => set({ party: { ...draft.party, ...change } })
  return (
    <div className="hazard-form">
      <label>{t('place')}<PlaceInput value={draft.place} onChange={(place) => set({ place })} /></label>
      <div className="hazard-pair">
        <label>{t('kind')}<Select value={draft.kind} onChange={(kind) => set({ kind })} options={kinds.map((value) => ({ value, label: t(`kind_${value}`) }))} aria-label={t('kind')} /></label>
        <label>{t('severity')}<Select value={draft.severity} onChange={(severity) => set({ severity })} options={severities.map((value) => ({ value, label: t(`severity_${value}`) }))} aria-label={t('severity')} /></label>
      </div>
      <label>{t('what')}<Input.TextArea value={draft.text} onChange={(event) => set({ text: event.target.value })} aria-label={t('what')} maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} /></label>
      <fieldset>
        <legend>{t('responsible')}{partyHint && <small> {partyHint}</small>}</legend>
        <div className="hazard-three">
          <Select value={draft.party.relation} onChange={(relation) => setParty({ relation })} options={relations.map((value) => ({ value, label: t(`relation_${value}`) }))} aria-label={t('relation')} />
          <Input value={draft.party.name} onChange={(event) => setParty({ name: event.target.value })} placeholder={t('partyName')} aria-label={t('partyName')} maxLength={60} autoComplete="off" />
          <Input value={draft.party.phone} onChange={(event) => setParty({ phone: event.target.value })} placeholder={t('partyPhone')} aria-label={t('partyPhone')} maxLength={30} inputMode="tel" autoComplete="off" />
        </div>
      </fieldset>
      <label>{t('due')}<span className="hazard-due"><DayPicker value={draft.due} onChange={(due) => set({ due })} within={[0, 365]} aria-label={t('due')} /> <small>{dueHint}</small></span></label>
    </div>
  )
}
