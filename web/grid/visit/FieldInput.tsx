import { Input, Selector } from 'antd-mobile'
import { useTranslation } from 'react-i18next'
import { judgeIdentityNumber, judgeUnitCode, type Field } from '#rules/registry'
import type { Value } from './draft.ts'

interface Props {
  name: string
  field: Field
  value: Value | undefined
  /** Undefined: nothing was said. */
  onChange: (value: Value | undefined) => void
  /** Of a person: which document the number belongs to. */
  document?: string
}

/** One question, with the largest targets that its kind allows. */
export function FieldInput({ name, field, value, onChange, document = 'resident' }: Props) {
  const { t, i18n } = useTranslation('grid')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const problem = judge(name, field, value, document)
  const label = field.label[language]
  const text = value === undefined || value === null ? '' : String(value)
  const type = (typed: string) => onChange(typed === '' ? undefined : field.kind === 'number' ? Number(typed) : typed)
  return (
    <div className="grid-field">
      <span className="grid-label">{label}{field.required && <i aria-label={t('required')}>*</i>}</span>
      {field.kind === 'choice' ? (
        <Selector
          aria-label={label} options={Object.entries(field.options).toSorted(([a], [b]) => lastOf(a) - lastOf(b)).map(([key, words]) => ({ value: key, label: words[language] }))} value={text ? [text] : []}
          onChange={([chosen]) => onChange(chosen)} columns={Object.keys(field.options).length > 2 ? 3 : 2}
        />
      ) : field.kind === 'date' ? (
        <input type="date" aria-label={label} className="grid-date" value={text} onChange={(event) => type(event.target.value)} />
      ) : (
        <Input
          aria-label={label} value={text} onChange={type} clearable maxLength={field.kind === 'text' ? field.max : 30} placeholder={t('fillIn')}
          inputMode={field.kind === 'number' ? 'numeric' : field.kind === 'sealed' && field.form === 'phone' ? 'tel' : 'text'} type={field.kind === 'number' ? 'number' : 'text'}
        />
      )}
      {problem && <span className="grid-problem" role="alert">{t(problem)}</span>}
    </div>
  )
}

/** GB/T 2261.1's "unknown" comes before its answers. */
const lastOf = (key: string) => Number(key === '0' || key === '9')

/** What is wrong with what was typed: said at once, not after it was sent. */
export function judge(name: string, field: Field, value: Value | undefined, document: string): string | null {
  if (typeof value !== 'string' || value === '') return null
  const plain = value.toUpperCase().replaceAll(/[^0-9A-Z+]/g, '')
  if (field.kind === 'sealed' && field.form === 'identity' && document === 'resident') {
    const wrong = judgeIdentityNumber(plain)
    return wrong && `number_${wrong}`
  }
  if (field.kind === 'sealed' && field.form === 'phone') return /^(\+?86)?1[3-9]\d{9}$|^0\d{9,11}$/.test(plain) ? null : 'phoneOdd'
  return name === 'creditCode' && judgeUnitCode(plain) ? 'codeOdd' : null
}

/** Whether it may be saved all the same: a wrong number may not, an odd one may. */
export const stops = (problem: string | null) => problem !== null && problem.startsWith('number_')
