import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Status } from './cases.ts'

/** Where a case stands. Ended ones are grey; solved ones carry the accent; the word says it either way. */
export function StatusTag({ status }: { status: Status }) {
  const { t } = useTranslation('cases')
  const color = status === 'solved' || status === 'closed' ? 'success' : ['refused', 'withdrawn', 'voided'].includes(status) ? 'default' : 'processing'
  return <Tag color={color}>{t(status)}</Tag>
}
