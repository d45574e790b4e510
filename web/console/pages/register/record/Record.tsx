import { Alert, Button, Card, Result, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { ApiError } from '../../../../shared/api/client.ts'
import type { Me } from '../../../../shared/api/me.ts'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import type { Ground } from '../ground/grounds.ts'
import { useEntry, type EntryType, type OpenedEntry } from '../register.ts'
import { may } from '../rights.ts'
import { HelpSection } from '../help/HelpSection.tsx'
import { FieldList } from './FieldList.tsx'
import { Head } from './Head.tsx'
import { Parts } from './Parts.tsx'
import { useActions } from './use-actions.tsx'

/** A record of the register with what stands on it. Opening it is a look that stands on the ledger. */
export function Record({ type, id, ground, me }: { type: EntryType; id: string; ground: Ground; me: Me }) {
  const { t } = useTranslation('register')
  const navigate = useNavigate()
  const { data, error } = useEntry(type, id, ground.ref)
  useKeys({ Escape: () => void navigate('/register') })
  if (error instanceof ApiError && error.status === 403) return <Result status="403" title={t('noRight')} subTitle={`${error.message} ${error.todo}`} />
  if (error) return <ErrorNote error={error} />
  if (!data) return <Card className="lq-late"><Skeleton active paragraph={{ rows: 8 }} /></Card>
  return <Opened entry={data} ground={ground} me={me} />
}

function Opened({ entry, ground, me }: { entry: OpenedEntry; ground: Ground; me: Me }) {
  const { t } = useTranslation('register')
  const { actions, startParting, dialog } = useActions(entry, ground, me)
  useKeys(Object.fromEntries(actions.map((action) => [action.key, action.start])))
  const corrects = may(me, 'correct') && me.station === entry.station
  return (
    <div className="register-record">
      <Head entry={entry} actions={actions} asksSent={may(me, 'exchange') && me.station === entry.station} />
      {entry.differences.length > 0 && <Alert type="warning" showIcon title={t('differencesHere', { count: entry.differences.length })} action={corrects && <Link to="/register/differences">{t('settleThem')}</Link>} />}
      {entry.took.map((one) => (
        <Alert key={one.id} type="info" showIcon title={t('tookIn', { name: one.name, at: formatExact(one.at).slice(0, 16) })} action={corrects && <Button size="small" onClick={() => startParting(one.id)}>{t('part')}{one === entry.took.at(-1) && <kbd>U</kbd>}</Button>} />
      ))}
      <Card size="small"><FieldList entry={entry} names={entry.names} ground={ground.ref} canShow={may(me, 'show')} /></Card>
      <HelpSection entry={entry} />
      <Parts entry={entry} />
      {dialog}
    </div>
  )
}
