import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sheets } from '#rules/registry'
import { FormDialog } from '../../disputes/forms/FormDialog.tsx'
import type { EntryView, Value } from '../register.ts'
import { useWords } from '../use-words.ts'
import { EntryFields } from './EntryFields.tsx'
import { isComplete, type Given } from './judge.ts'
import type { Send } from './send.ts'

/** Corrects what was written down wrongly. What stood before stays in the history. */
export function CorrectForm({ entry, send, onClose }: { entry: EntryView; send: Send; onClose: () => void }) {
  const { t } = useTranslation('register')
  const { nameType } = useWords()
  const { fields } = sheets[entry.type]
  const standing: Given = Object.fromEntries(Object.entries(entry.fields).map(([name, held]) => [name, held.value]))
  // A mask is no value: an identifier is typed anew, or stays as it is.
  const before: Given = Object.fromEntries(Object.entries(standing).map(([name, value]) => [name, fields[name]?.kind === 'sealed' ? undefined : (value ?? undefined)]))
  const [given, setGiven] = useState(before)
  const changes: Record<string, Value> = Object.fromEntries(Object.keys(fields).filter((name) => given[name] !== before[name]).map((name) => [name, given[name] ?? null]))
  return (
    <FormDialog title={t('correctA', { what: nameType(entry.type) })} note={t('correctNote')} verb={t('correct')} width={720} asksReason isReady={Object.keys(changes).length > 0 && isComplete(entry.type, given, standing)} onClose={onClose} onConfirm={({ intentId, reason }) => send('correct', { changes, reason }, intentId)}>
      <EntryFields type={entry.type} given={given} onChange={setGiven} standing={standing} />
    </FormDialog>
  )
}
