import { Radio } from 'antd'
import type { ReactNode } from 'react'

/** A name above its control, which has it as its own label too; several controls are a group of that name. */
export function Labelled({ label, isGroup = false, isRequired = false, children }: { label: string; isGroup?: boolean; isRequired?: boolean; children: ReactNode }) {
  return (
    <div className="register-labelled" {...(isGroup ? { role: 'group', 'aria-label': label } : {})}>
      <span aria-hidden>{label}{isRequired && <i> *</i>}</span>
      {children}
    </div>
  )
}

/** One of a few: arrows move, without a list to open. */
export function Choice<V extends string>({ label, value, options, onChange, hasFocus = false }: { label: string; value: V | null; options: readonly { value: V; label: string }[]; onChange: (value: V) => void; hasFocus?: boolean }) {
  return (
    <Labelled label={label} isGroup>
      <Radio.Group value={value} onChange={(event) => onChange(event.target.value as V)}>
        {options.map((option, i) => <Radio key={option.value} value={option.value} autoFocus={hasFocus && (value === null ? i === 0 : option.value === value)}>{option.label}</Radio>)}
      </Radio.Group>
    </Labelled>
  )
}
