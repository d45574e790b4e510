import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sheets } from '#rules/registry'
import { dayOn } from '../../../../shared/i18n/time.ts'
import { DayPicker } from '../../../../shared/time/pickers.tsx'
import { FormDialog } from '../../disputes/forms/FormDialog.tsx'
import type { EntryView } from '../register.ts'
import { useWords } from '../use-words.ts'
import { Choice, Labelled } from './Labelled.tsx'
import type { Send } from './send.ts'

/** Moved away, died, closed, pulled down: the record has ended, and nobody asks for it any more. */
export function EndForm({ entry, send, onClose }: { entry: EntryView; send: Send; onClose: () => void }) {
  const { t } = useTranslation('register')
  const { nameEnd } = useWords()
  const [why, setWhy] = useState<string | null>(null)
  const [on, setOn] = useState<string | null>(dayOn(0))
  return (
    <FormDialog title={t('end')} note={t('endNote')} verb={t('end')} isDangerous isReady={why !== null && on !== null} onClose={onClose} onConfirm={({ intentId }) => send('end', { why, on }, intentId)}>
      <Choice label={t('endWhy')} value={why} onChange={setWhy} hasFocus options={Object.keys(sheets[entry.type].ends).map((value) => ({ value, label: nameEnd(entry.type, value) }))} />
      <Labelled label={t('endOn')}><DayPicker value={on} onChange={setOn} aria-label={t('endOn')} within={[-36_500, 0]} /></Labelled>
    </FormDialog>
  )
}
