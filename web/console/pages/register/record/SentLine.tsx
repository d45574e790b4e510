import { Tooltip, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatDay, formatExact } from '../../../../shared/i18n/time.ts'
import { useSent, type EntryView } from '../register.ts'

/** Whether the record went to the provincial systems, and whether something was written since: nobody types it there again. */
export function SentLine({ entry: { type, id, version } }: { entry: EntryView }) {
  const { t } = useTranslation('register')
  const { data } = useSent(type, id)
  if (!data?.sent) return null
  const { number, at, state, version: sent } = data.sent
  const words = state === 'made' ? 'sentWaits' : sent < version ? 'sentOlder' : 'sent'
  return <Tooltip title={formatExact(at)}><Typography.Text type="secondary" className="register-under">{t(words, { number, at: formatDay(at) })}</Typography.Text></Tooltip>
}
