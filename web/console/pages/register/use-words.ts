import { useTranslation } from 'react-i18next'
import { sheets, type Field } from '#rules/registry'
import type { EntryType, EntryView, Value } from './register.ts'

/** The words of the sheets in the page's language: of types, fields, values, ends. */
export function useWords() {
  const { t, i18n } = useTranslation('register')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const sayValue = (field: Field | undefined, value: Value | undefined): string => {
    if (value === undefined || value === null || value === '') return t('none')
    if (typeof value === 'object') return `${value.lon.toFixed(5)}, ${value.lat.toFixed(5)}`
    const text = String(value)
    if (field?.kind === 'choice') return field.options[text]?.[language] ?? text
    return field?.kind === 'reference' ? t('anotherRecord') : text
  }
  const nameType = (type: EntryType) => sheets[type].label[language]
  const valueOf = ({ type, fields }: Pick<EntryView, 'type' | 'fields'>, name: string) => (fields[name]?.value == null ? '' : sayValue(sheets[type].fields[name], fields[name].value))
  return {
    language, sayValue, valueOf, nameType,
    nameField: (type: EntryType, field: string) => sheets[type].fields[field]?.label[language] ?? field,
    nameEnd: (type: EntryType, why: string) => sheets[type].ends[why]?.[language] ?? why,
    /** What people call a record: a name, a room, a house. */
    nameEntry: (entry: Pick<EntryView, 'type' | 'fields'>): string => {
      const room = [valueOf(entry, 'unit'), valueOf(entry, 'room')].filter(Boolean).join('-')
      const house = `${valueOf(entry, 'road')}${valueOf(entry, 'house')}`
      return (entry.type === 'dwelling' ? room : entry.type === 'address' ? house : entry.type === 'household' ? valueOf(entry, 'kind') : valueOf(entry, 'name')) || nameType(entry.type)
    },
  }
}
