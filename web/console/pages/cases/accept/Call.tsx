import { Tag, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatExact } from '../../../../shared/i18n/time.ts'
import type { Brief } from '../cases.ts'

/** A call in two lines: number, when, where; what was said. */
export function Call({ call, kind, isLinked = false }: { call: Brief; kind?: 'duplicate' | 'same_series'; isLinked?: boolean }) {
  const { t } = useTranslation('cases')
  return (
    <div style={{ minWidth: 0 }}>
      <div>
        {isLinked ? <Link to={`/desk/${call.id}`}>{call.number}</Link> : <Typography.Text strong>{call.number}</Typography.Text>}{' '}
        <Typography.Text type="secondary">{formatExact(call.receivedAt).slice(0, 16)}</Typography.Text> {call.place}
        {kind && <Tag style={{ marginInlineStart: 8 }}>{t(kind)}</Tag>}
      </div>
      {call.text && <Typography.Text type="secondary">{call.text}</Typography.Text>}
    </div>
  )
}
