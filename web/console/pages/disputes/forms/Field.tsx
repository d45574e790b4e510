import { Checkbox, Radio } from 'antd'
import type { ReactNode } from 'react'

/** A name above what it names. The control has it as its own label, too; several together are a group of that name. */
export function Field({ label, isGroup = false, children }: { label: string; isGroup?: boolean; children: ReactNode }) {
  return (
    <div className="disputes-field" {...(isGroup ? { role: 'group', 'aria-label': label } : {})}>
      <span aria-hidden>{label}</span>
      {children}
    </div>
  )
}

interface Option<V> {
  value: V
  label: string
}

/** One of a few: arrows move, without a list to open. */
export function One<V extends string>({ label, value, options, onChange, hasFocus = false }: { label: string; value: V | null; options: readonly Option<V>[]; onChange: (value: V) => void; hasFocus?: boolean }) {
  return (
    <Field label={label} isGroup>
      <Radio.Group value={value} onChange={(event) => onChange(event.target.value as V)}>
        {options.map((option, i) => <Radio key={option.value} value={option.value} autoFocus={hasFocus && (value === null ? i === 0 : option.value === value)}>{option.label}</Radio>)}
      </Radio.Group>
    </Field>
  )
}

/** Any of a few. */
export function Some({ label, values, options, onChange }: { label: string; values: string[]; options: readonly Option<string>[]; onChange: (values: string[]) => void }) {
  return (
    <Field label={label} isGroup>
      <Checkbox.Group value={values} onChange={onChange} options={[...options]} />
    </Field>
  )
}
