import { Card, Empty, Tag, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatDay } from '../../../../shared/i18n/time.ts'
import type { EntryType, EntryView, OpenedEntry } from '../register.ts'
import { useWords } from '../use-words.ts'

/** What of a part is said beside its name. */
const beside: Partial<Record<EntryType, string[]>> = { person: ['relation', 'sex', 'birth', 'phone'], dwelling: ['use'], building: ['kind', 'storeys'], business: ['kind', 'head'] }

/** What stands on a record, or who lives in it: each opens by itself, which is another look. */
export function Parts({ entry }: { entry: OpenedEntry }) {
  const { t } = useTranslation('register')
  const { nameType } = useWords()
  const holds = entry.type !== 'person' && entry.type !== 'business' && entry.type !== 'building'
  if (!holds) return null
  const types = [...new Set(entry.parts.map((part) => part.type))]
  if (types.length === 0) return <Card size="small"><Empty image={null} styles={{ image: { display: 'none' } }} description={t(`noParts_${entry.type as 'address' | 'dwelling' | 'household'}`)} /></Card>
  return types.map((type) => {
    const parts = entry.parts.filter((part) => part.type === type)
    return (
      <Card key={type} size="small" title={`${nameType(type)} ${parts.length}`}>
        <ul className="register-parts">{parts.map((part) => <Part key={part.id} part={part} />)}</ul>
      </Card>
    )
  })
}

function Part({ part }: { part: EntryView }) {
  const { t } = useTranslation('register')
  const { nameEntry, valueOf, nameEnd } = useWords()
  const seen = Object.values(part.fields).map(({ seenAt }) => seenAt).sort().at(-1)
  const about = (beside[part.type] ?? []).map((name) => valueOf(part, name)).filter(Boolean).join(' · ')
  return (
    <li data-ended={part.ended !== null}>
      <Link to={`/register/${part.type}/${encodeURIComponent(part.id)}`}>{nameEntry(part)}</Link>
      <span>{about}</span>
      {part.differences.length > 0 && <Tag color="error">{t('differs')}</Tag>}
      {part.ended && <Tag>{nameEnd(part.type, part.ended.why)}</Tag>}
      {part.ask.length > 0 && <Tag>{t('asks', { count: part.ask.length })}</Tag>}
      {seen && <Typography.Text type="secondary">{t('seenOn', { day: formatDay(seen) })}</Typography.Text>}
    </li>
  )
}
