import { sheets } from '#rules/registry'
import type { EntryType, Value } from '../register.ts'
import { FieldInput } from './FieldInput.tsx'
import { documentOf, type Given } from './judge.ts'

interface Props {
  type: EntryType
  given: Given
  onChange: (given: Given) => void
  /** What is known of the record already; identifiers by their mask. */
  standing?: Given
}

/** Every field of a sheet that one writes; where a record stands is given by where it was begun. */
export function EntryFields({ type, given, onChange, standing = {} }: Props) {
  const written = Object.entries(sheets[type].fields).filter(([, field]) => field.kind !== 'reference')
  return (
    <div className="register-form">
      {written.map(([name, field], i) => (
        <FieldInput
          key={name} name={name} field={field} value={given[name]} document={documentOf(given, standing['document'])} hasFocus={i === 0}
          mask={field.kind === 'sealed' && typeof standing[name] === 'string' ? standing[name] : undefined}
          onChange={(value: Value | undefined) => onChange({ ...given, [name]: value })}
        />
      ))}
    </div>
  )
}
