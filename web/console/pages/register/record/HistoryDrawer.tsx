import { Drawer, Skeleton, Tag, Tooltip, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { sheets } from '#rules/registry'
import { formatClock, formatDay, formatExact } from '../../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useEntryHistory, type EntryView, type HistoryAct, type Value } from '../register.ts'
import { useWords } from '../use-words.ts'

/** Who said what of a record, when, from which visit: the newest first. Nothing that once stood is lost. */
export function HistoryDrawer({ entry, ground, onClose }: { entry: EntryView; ground: string; onClose: () => void }) {
  const { t } = useTranslation('register')
  const { data, error } = useEntryHistory(entry.type, entry.id, ground)
  return (
    <Drawer open onClose={onClose} title={t('history')} size={480}>
      <ErrorNote error={error} />
      {!data && !error && <Skeleton active className="lq-late" />}
      <ol className="register-history">{data?.acts.toReversed().map((act) => <Line key={act.id} act={act} type={entry.type} />)}</ol>
    </Drawer>
  )
}

const verbs = ['registered', 'observed', 'corrected', 'settled', 'ended', 'revived', 'joined', 'tookIn', 'parted', 'gaveBack'] as const

function Line({ act, type }: { act: HistoryAct; type: EntryView['type'] }) {
  const { t } = useTranslation('register')
  const { nameField, nameEnd, sayValue } = useWords()
  const verb = verbs.find((one) => act.type === `${type}.${one}`)
  const { payload } = act
  const textOf = (key: string) => (typeof payload?.[key] === 'string' ? payload[key] : '')
  const said = Object.entries({ ...(payload?.['fields'] as object), ...(payload?.['said'] as object), ...(payload?.['changes'] as object) } as Record<string, Value>)
  const confirmed = (payload?.['confirmed'] as string[] | undefined) ?? []
  const from = textOf('visit') ? t('fromVisit', { id: textOf('visit').slice(-6) }) : textOf('source') && t(`source_${textOf('source') as 'desk' | 'files' | 'visit'}`)
  return (
    <li>
      <div className="register-history-head">
        <Tooltip title={formatExact(act.happenedAt)}><Typography.Text type="secondary">{formatDay(act.happenedAt)} {formatClock(act.happenedAt)}</Typography.Text></Tooltip>
        <b>{act.name || act.actor}</b>
        <span>{verb ? t(`did_${verb}`) : act.type}</span>
        {from && <Tag style={{ margin: 0 }}>{from}</Tag>}
      </div>
      {payload === null && <Typography.Text type="secondary">{t('erased')}</Typography.Text>}
      {said.length > 0 && <dl className="register-said">{said.map(([name, value]) => <div key={name}><dt>{nameField(type, name)}</dt><dd>{sayValue(sheets[type].fields[name], value)}</dd></div>)}</dl>}
      {confirmed.length > 0 && <Typography.Text type="secondary">{t('confirmed', { fields: confirmed.map((name) => nameField(type, name)).join(t('comma')) })}</Typography.Text>}
      {verb === 'settled' && <div>{nameField(type, textOf('field'))} · {t(`kept_${textOf('keep') as 'standing' | 'offered'}`)}</div>}
      {verb === 'ended' && <div>{nameEnd(type, textOf('why'))} · {textOf('on')}</div>}
      {textOf('reason') && <Typography.Text type="secondary">{t('because', { reason: textOf('reason') })}</Typography.Text>}
    </li>
  )
}
