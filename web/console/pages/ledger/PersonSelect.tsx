import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { get } from '../../../shared/api/client.ts'

/** What the auditor has: who holds which role, without numbers (policies/README.md). */
interface Account {
  id: string
  name: string
  roles: string[]
}

/** A member of staff by name; who owns a camera is a citizen and stands in no list. */
export function PersonSelect({ value, onChange }: { value: string | null; onChange: (account: string | null) => void }) {
  const { t } = useTranslation('ledger')
  const { t: shell } = useTranslation('shell')
  const { data } = useQuery({ queryKey: ['accounts', 'names'], queryFn: ({ signal }) => get<{ accounts: Account[] }>('/api/accounts', signal), staleTime: 60_000 })
  const staff = (data?.accounts ?? []).filter((one) => !one.roles.includes('camera_owner'))
  return (
    <Select
      allowClear showSearch={{ optionFilterProp: 'label' }} value={value} placeholder={t('actor')} aria-label={t('actor')} style={{ width: 150 }} popupMatchSelectWidth={220}
      onChange={(account: string | undefined) => onChange(account ?? null)} options={staff.map(({ id, name, roles }) => ({ value: id, label: `${name} ${shell(roles[0] ?? '')}` }))}
    />
  )
}
