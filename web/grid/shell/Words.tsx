/** Free text that grows with what is said. */
export function Words({ label, value, onChange, placeholder, rows = 2, max = 1000 }: { label: string; value: string; onChange: (text: string) => void; placeholder: string; rows?: number; max?: number }) {
  return <textarea className="grid-words" aria-label={label} rows={rows} maxLength={max} placeholder={placeholder} value={value} onChange={(event) => onChange(event.target.value)} />
}
