import { Select } from 'antd'
import { useWords } from '../use-words.ts'
import { types, type EntryType } from './exchange.ts'

/** Which type of records a file holds. */
export function TypeSelect({ label, value, disabled = false, onChange }: { label: string; value: EntryType; disabled?: boolean; onChange: (type: EntryType) => void }) {
  const { nameType } = useWords()
  return <Select aria-label={label} value={value} disabled={disabled} onChange={onChange} popupMatchSelectWidth={false} style={{ minWidth: 128 }} options={types.map((type) => ({ value: type, label: nameType(type) }))} />
}
