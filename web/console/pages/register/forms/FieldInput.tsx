import { Input, InputNumber, Select, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DayPicker } from '../../../../shared/time/pickers.tsx'
import '../../desk/desk.css'
import { PlaceField } from '../../desk/intake/PlaceField.tsx'
import type { Field, Value } from '../register.ts'
import { judge, stops } from './judge.ts'
import { Labelled } from './Labelled.tsx'

interface Props {
  name: string
  field: Field
  value: Value | undefined
  onChange: (value: Value | undefined) => void
  /** Of a person: whose rules the number follows. */
  document: string
  /** Of an identifier that is kept: its mask; left empty it stays. */
  mask?: string | undefined
  hasFocus: boolean
}

const longestIdentifier = 30

/** One field of a sheet, by its kind. */
export function FieldInput({ name, field, value, onChange, document, mask, hasFocus }: Props) {
  const { t, i18n } = useTranslation('register')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const label = field.label[language]
  const problem = judge(name, field, value, document)
  const named = { 'aria-label': label }
  const text = typeof value === 'string' ? value : ''
  const input = () => {
    switch (field.kind) {
      case 'choice':
        return <Select {...named} allowClear={!field.required} value={text || null} onChange={(chosen: string | null | undefined) => onChange(chosen ?? undefined)} placeholder={t('choose')} options={Object.entries(field.options).map(([key, words]) => ({ value: key, label: words[language] }))} />
      case 'date':
        return <DayPicker {...named} value={text || null} onChange={(day) => onChange(day ?? undefined)} within={[-60_000, 0]} />
      case 'number':
        return <InputNumber {...named} style={{ width: '100%' }} min={field.min} max={field.max} precision={0} value={typeof value === 'number' ? value : null} onChange={(number) => onChange(number ?? undefined)} />
      case 'place':
        return <PositionInput value={value} onChange={onChange} />
      default:
        return <Input {...named} {...(hasFocus ? { 'data-focus': true } : {})} value={text} onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)} maxLength={field.kind === 'text' ? field.max : longestIdentifier} autoComplete="off" aria-invalid={stops(problem)} {...(mask ? { placeholder: t('staysAs', { mask }) } : {})} {...(stops(problem) ? { status: 'error' as const } : {})} />
    }
  }
  return (
    <Labelled label={label} isRequired={field.required ?? false}>
      {input()}
      {problem && <Typography.Text type={stops(problem) ? 'danger' : 'warning'} role="alert">{t(problem)}</Typography.Text>}
    </Labelled>
  )
}

/** A position by the name of the place, from the gazetteer. */
function PositionInput({ value, onChange }: { value: Value | undefined; onChange: (value: Value | undefined) => void }) {
  const { t, i18n } = useTranslation('register')
  const [typed, setTyped] = useState('')
  const at = typeof value === 'object' && value !== null ? `${value.lon.toFixed(5)}, ${value.lat.toFixed(5)}` : ''
  return (
    <>
      <PlaceField value={typed} onType={setTyped} onDone={() => undefined} onPick={(place) => { setTyped(place.name[i18n.language === 'en' ? 'en' : 'zh']); onChange(place.position) }} />
      <Typography.Text type="secondary">{at || t('positionHint')}</Typography.Text>
    </>
  )
}
