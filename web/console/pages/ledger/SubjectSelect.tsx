import { useQuery } from '@tanstack/react-query'
import { Select, type RefSelectProps } from 'antd'
import { useState, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { get } from '../../../shared/api/client.ts'

interface Subject {
  type: 'case' | 'incident' | 'camera'
  id: string
  name: string
}

/** A case or call by its number, a camera by its name: `type:id`. The name that was chosen stands in the address beside it. */
export function SubjectSelect({ value, name, onChange, ref }: { value: string | null; name: string | null; onChange: (value: string | null, name: string | null) => void; ref?: Ref<RefSelectProps> }) {
  const { t } = useTranslation('ledger')
  const [sought, setSought] = useState('')
  const { data, isFetching } = useQuery({
    queryKey: ['subjects', sought], enabled: sought.trim() !== '',
    queryFn: ({ signal }) => get<{ subjects: Subject[] }>(`/api/footage/subjects?q=${encodeURIComponent(sought.trim())}`, signal),
  })
  const found = sought.trim() === '' ? [] : (data?.subjects ?? [])
  const options = found.map((s) => ({ value: `${s.type}:${s.id}`, label: `${t(`type_${s.type}`)} ${s.name}`, name: s.name }))
  const chosen = value && !options.some((o) => o.value === value) ? [{ value, label: `${t(`type_${value.slice(0, value.indexOf(':'))}`)} ${name ?? value.slice(value.indexOf(':') + 1)}`, name: name ?? '' }] : []
  return (
    <Select
      {...(ref ? { ref } : {})}
      showSearch={{ filterOption: false, searchValue: sought, onSearch: setSought }} allowClear value={value} loading={isFetching}
      placeholder={<>{t('subject')} <kbd>/</kbd></>} aria-label={t('subject')}
      options={[...chosen, ...options]}
      notFoundContent={t(sought.trim() === '' ? 'subjectHint' : 'subjectNone')}
      onChange={(next: string | undefined) => {
        onChange(next ?? null, options.find((o) => o.value === next)?.name ?? null)
        setSought('')
      }}
      style={{ width: 260 }}
    />
  )
}
