import { Tag, Tooltip, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { sheets, type EntryType } from '#rules/registry'
import { formatDay, formatExact } from '../../../../shared/i18n/time.ts'
import type { EntryView, OpenedEntry } from '../register.ts'
import { useWords } from '../use-words.ts'
import { SealedValue } from './SealedValue.tsx'

interface Props {
  entry: EntryView
  names: OpenedEntry['names']
  ground: string
  canShow: boolean
}

/** Every field of the sheet with its value, and when it was last seen to hold; what nobody knows any more is asked at the next visit. */
export function FieldList({ entry, names, ground, canShow }: Props) {
  const { t } = useTranslation('register')
  const { nameField } = useWords()
  const { fields } = sheets[entry.type]
  return (
    <dl className="register-fields">
      {Object.keys(fields).flatMap((name) => {
        const held = entry.fields[name]
        const isAsked = entry.ask.includes(name)
        if (!held && !isAsked) return []
        return [
          <dt key={`${name}-name`}>{nameField(entry.type, name)}</dt>,
          <dd key={name}>
            <FieldValue entry={entry} name={name} ground={canShow ? ground : null} />
            <span className="register-seen">
              {entry.differences.some((one) => one.field === name) && <Tag color="error">{t('differs')}</Tag>}
              {isAsked && <Tag color={held ? 'warning' : 'default'}>{t(held ? 'stale' : 'askNext')}</Tag>}
              {held && <Tooltip title={t('setBy', { name: names[held.by] ?? held.by, at: formatExact(held.setAt) })}><Typography.Text type="secondary" tabIndex={0}>{t('seenOn', { day: formatDay(held.seenAt) })}</Typography.Text></Tooltip>}
            </span>
          </dd>,
        ]
      })}
    </dl>
  )
}

function FieldValue({ entry, name, ground }: { entry: EntryView; name: string; ground: string | null }) {
  const { t } = useTranslation('register')
  const { sayValue, nameField, nameType } = useWords()
  const field = sheets[entry.type].fields[name]!
  const value = entry.fields[name]?.value
  if (value === undefined) return <Typography.Text type="secondary">{t('unknown')}</Typography.Text>
  if (field.kind === 'reference' && typeof value === 'string') return <Link to={`/register/${field.to}/${encodeURIComponent(value)}`}>{t('openThat', { what: nameType(field.to as EntryType) })}</Link>
  if (field.kind === 'sealed' && typeof value === 'string') return <SealedValue type={entry.type} id={entry.id} field={name} label={nameField(entry.type, name)} mask={value} ground={ground} />
  return <span>{sayValue(field, value)}</span>
}
