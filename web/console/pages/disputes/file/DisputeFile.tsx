import { Alert, Card, Result, Skeleton, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { ApiError } from '../../../../shared/api/client.ts'
import { formatClock, formatDay, formatExact } from '../../../../shared/i18n/time.ts'
import { joinNames } from '../../../../shared/i18n/join-names.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useDispute, useEndOfLook, useLook, type DisputeFile as File } from '../disputes.ts'
import { AgreementCard } from './AgreementCard.tsx'
import { Confirmation } from './Confirmation.tsx'
import { Head } from './Head.tsx'
import { History } from './History.tsx'
import { Parties } from './Parties.tsx'
import { Sessions } from './Sessions.tsx'
import { useActions } from './use-actions.tsx'

/** One dispute on one screen: who, what was said, what was agreed, what is done of it, and its history. */
export function DisputeFile({ id }: { id: string }) {
  const { t } = useTranslation('disputes')
  const { look, open, close } = useLook(id)
  const { data: file, error } = useDispute(id, look)
  const navigate = useNavigate()
  useKeys({ Escape: () => void navigate('/disputes') })
  useEndOfLook(file?.openUntil ?? null, close)
  if (error instanceof ApiError && error.status === 403) return <Result status="403" title={t('noRight')} subTitle={`${error.message} ${error.todo}`} />
  if (error) return <div style={{ padding: 12 }}><ErrorNote error={error} /></div>
  if (!file) return <Card className="lq-late" style={{ margin: 12 }}><Skeleton active /></Card>
  return <Body file={file} look={{ id: look, open, close }} />
}

function Body({ file, look }: { file: File; look: { id: string | null; open: (why: string, intentId: string) => Promise<void>; close: () => void } }) {
  const { t } = useTranslation('disputes')
  const { actions, start, dialog } = useActions(file, look)
  useKeys(Object.fromEntries(actions.map((a) => [a.key, a.start])))
  return (
    <div className="disputes-page disputes-file">
      <Head file={file} actions={actions} />
      <Notes file={file} />
      <div className="disputes-columns">
        <div>
          <Parties file={file} start={start} />
          <Sessions file={file} start={start} />
        </div>
        <div>
          <AgreementCard file={file} start={start} />
          <Confirmation file={file} start={start} />
        </div>
        <Card title={t('history')} size="small" className="disputes-history"><History id={file.id} look={file.openUntil ? look.id : null} /></Card>
      </div>
      {dialog}
    </div>
  )
}

/** What one has to know first: that it is closed to the eye, that it has ended and how, that the police were called, what waits for a supervisor. */
function Notes({ file }: { file: File }) {
  const { t } = useTranslation('disputes')
  const { ended } = file
  const flags = file.flags.filter((f) => !f.settled)
  return (
    <>
      {!file.openUntil && <Alert type="info" showIcon title={t('closedTitle')} description={t(file.may.includes('look') ? 'closedTodo' : 'closedForYou')} />}
      {file.openUntil && <Typography.Text type="secondary">{t('openUntil', { at: formatClock(file.openUntil) })}</Typography.Text>}
      {file.incidents.length > 0 && (
        <Alert type="error" showIcon title={t('calls')} description={file.incidents.map((i) => <div key={i.incident}><Link to={`/desk/${i.incident}`}>{i.number ?? t('callElsewhere')}</Link> · {t(`danger_${i.danger}`)} · {formatExact(i.at).slice(0, 16)}</div>)} />
      )}
      {ended && <Alert type="warning" showIcon title={`${t(`end_${ended.outcome}`)} · ${formatDay(ended.at)} · ${ended.by.name}`} description={<>{ended.text && <div>{ended.text}</div>}{ended.ways.length > 0 && t('told', { ways: joinNames(ended.ways.map((w) => t(`to_${w}`))) })}</>} />}
      {flags.length > 0 && <Alert type="warning" showIcon title={t('flagsTitle')} description={flags.map((f) => <div key={f.act}>{t(`flag_${f.kind}`)} · {f.by.name} · {formatExact(f.at).slice(0, 16)}</div>)} />}
    </>
  )
}
