import { Button, Popup } from 'antd-mobile'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { birthOf, isAsked, judgeIdentityNumber, sexOf } from '#rules/registry'
import { newIntentId } from '../../shared/api/client.ts'
import { AlreadyHere } from './AlreadyHere.tsx'
import { askable, type Added, type Moved, type Value } from './draft.ts'
import { FieldInput, judge, stops } from './FieldInput.tsx'
import { findAlready } from './find-already.ts'

interface Props {
  round: string
  dwelling: string
  /** Household of this door; null where it makes a new one. */
  household: string | null
  onAdd: (added: Added) => void
  onMove: (moved: Moved) => void
  onClose: () => void
}

/** Somebody who is new here. A number says when they were born and of which sex: those are not asked. */
export function AddPerson({ round, dwelling, household, onAdd, onMove, onClose }: Props) {
  const { t } = useTranslation('grid')
  const [found, setFound] = useState<Awaited<ReturnType<typeof findAlready>> | null>(null)
  const [isLooking, setLooking] = useState(false)
  const [values, setValues] = useState<Record<string, Value>>({ document: 'resident' })
  const set = (field: string, value: Value | undefined) => {
    const { [field]: _, ...rest } = values
    const next: Record<string, Value> = value === undefined ? rest : { ...rest, [field]: value }
    const number = String(next['identityNumber'] ?? '').toUpperCase()
    if (field === 'identityNumber' && next['document'] === 'resident' && judgeIdentityNumber(number) === null) Object.assign(next, { birth: birthOf(number), sex: sexOf(number) })
    setValues(next)
  }
  const document = String(values['document'] ?? 'resident')
  const fields = askable('person')
  const isReady = String(values['name'] ?? '').trim() !== '' && !fields.some(([name, field]) => stops(judge(name, field, values[name], document)))
  const add = () => onAdd({ id: newIntentId(), values })
  const look = () => {
    setLooking(true)
    void findAlready(round, dwelling, values).then((already) => {
      setLooking(false)
      if (already.people.length === 0) add()
      else setFound(already)
    })
  }
  if (found) return (
    <Popup visible onClose={onClose} bodyClassName="grid-sheet" aria-label={t('addPerson')}>
      <AlreadyHere {...found} household={household} onThis={({ id, version }) => onMove({ id, version, name: String(values['name']), said: values })} onNew={add} onBack={() => setFound(null)} />
    </Popup>
  )
  return (
    <Popup visible onClose={onClose} bodyClassName="grid-sheet" aria-label={t('addPerson')}>
      <h2>{t('addPerson')}</h2>
      {fields.filter(([, field]) => isAsked(field, { document: { value: document, seenAt: '' } })).map(([name, field]) => (
        <FieldInput key={name} name={name} field={field} value={values[name]} document={document} onChange={(value) => set(name, value)} />
      ))}
      <footer>
        <Button size="large" onClick={onClose}>{t('cancel')}</Button>
        <Button size="large" color="primary" disabled={!isReady} loading={isLooking} onClick={look}>{t('add')}</Button>
      </footer>
    </Popup>
  )
}
