import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HazardFile } from '#answers/hazards'
import { HazardFields, type HazardDraft } from '../report/HazardFields.tsx'
import { SendDialog } from '../SendDialog.tsx'

/** Corrects what was written down. The responsible party is masked: left empty, it stays as it is. */
export function CorrectDialog({ file, onSend, onClose }: { file: HazardFile; onSend: (body: object) => Promise<void>; onClose: () => void }) {
  const { t } = useTranslation('hazards')
  const [draft, setDraft] = useState<HazardDraft>({
    kind: file.kind, severity: file.severity, place: { text: file.place, position: file.position }, text: file.text, due: file.due, party: { name: '', phone: '', relation: file.responsible?.relation ?? 'owner' },
  })
  const { party, place, due, ...rest } = draft
  const body = {
    ...rest, ...(due && due !== file.due ? { due } : {}),
    ...(party.name.trim() === '' ? {} : { responsible: party }),
    ...(place.text === file.place && place.position === file.position ? {} : { place: { ...place, address: file.address, dwelling: file.dwelling, business: file.business } }),
  }
  return (
    <SendDialog title={t('do_correct')} verb={t('do_correct')} words="required" width={620} isReady={place.text.trim() !== '' && draft.text.trim() !== ''} onSend={(reason) => onSend({ ...body, reason })} onClose={onClose}>
      <HazardFields draft={draft} partyHint={t('partyKept')} dueHint="" onChange={setDraft} />
    </SendDialog>
  )
}
