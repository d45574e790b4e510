import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { post } from '../../../../shared/api/client.ts'
import { FormDialog } from '../../disputes/forms/FormDialog.tsx'
import { textOf, useRefreshEntry, type EntryType, type OpenedEntry } from '../register.ts'
import { useWords } from '../use-words.ts'
import { AlreadyHere } from './AlreadyHere.tsx'
import { EntryFields } from './EntryFields.tsx'
import { isComplete, type Given } from './judge.ts'

interface Props {
  type: EntryType
  /** The record that it stands on, where it stands on one. */
  on: OpenedEntry | null
  /** On which one looks whether they are here already. */
  ground: string
  onClose: () => void
}

/** References that a new record has from where it was begun. */
function referencesOn(type: EntryType, on: OpenedEntry | null): Given {
  if (!on) return {}
  if (type === 'household') return { dwelling: on.id, address: on.fields['address']?.value }
  return { [on.type]: on.id }
}

/** Registers something new, and opens it: the next thing on it is one key away. */
export function RegisterForm({ type, on, ground, onClose }: Props) {
  const { t } = useTranslation('register')
  const { nameType } = useWords()
  const navigate = useNavigate()
  const refresh = useRefreshEntry()
  const [given, setGiven] = useState<Given>(() => ({ ...referencesOn(type, on), ...(type === 'person' ? { document: 'resident' } : {}) }))
  const send = async (intentId: string) => {
    const { id } = await post<{ id: string }>(`/api/registry/${type}`, { values: given }, intentId)
    if (on) await refresh(on.type, on.id)
    void navigate(`/register/${type}/${id}`)
  }
  return (
    <FormDialog
      title={t('registerA', { what: nameType(type) })} verb={t('register')} width={720} isReady={isComplete(type, given)}
      note={<>{on && <div>{t('registerOn', { where: [on.place, on.door].filter(Boolean).join(' ') })}</div>}{t(type === 'person' ? 'personNote' : 'registerNote')}</>}
      onConfirm={({ intentId }) => send(intentId)} onClose={onClose}
    >
      <EntryFields type={type} given={given} onChange={setGiven} />
      {type === 'person' && <AlreadyHere given={given} ground={ground} dwelling={on ? textOf(on, 'dwelling') : ''} onOpen={onClose} />}
    </FormDialog>
  )
}
