import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'

/** Where a dispute stands. What is past is grey; an agreement that is not kept is red; the word says it either way. */
export function StatusTag({ status, performance }: { status: string; performance: string | null }) {
  const { t } = useTranslation('disputes')
  if (performance === 'broken') return <Tag color="error">{t('broken')}</Tag>
  if (performance === 'performed') return <Tag color="success">{t('performed')}</Tag>
  return <Tag color={status === 'settled' ? 'success' : status === 'reported' || status === 'mediating' ? 'processing' : 'default'}>{t(`status_${status}`)}</Tag>
}
