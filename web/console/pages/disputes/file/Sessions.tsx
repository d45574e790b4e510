import { Button, Card, Empty, Tag, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { joinNames } from '../../../../shared/i18n/join-names.ts'
import { formatExact } from '../../../../shared/i18n/time.ts'
import type { DisputeFile, Session } from '../disputes.ts'
import type { Opened } from './Form.tsx'

interface Props {
  file: DisputeFile
  start: (opened: NonNullable<Opened>) => void
}

/** Sessions, the newest first: planned ones to be held, held ones with their record. */
export function Sessions({ file, start }: Props) {
  const { t } = useTranslation('disputes')
  return (
    <Card title={t('sessions')} size="small">
      {file.sessions.length === 0 && <Empty image={null} styles={{ image: { display: 'none' } }} description={t('noSessions')} />}
      <ul className="disputes-plain">{file.sessions.toReversed().map((session) => <Row key={session.id} file={file} session={session} start={start} />)}</ul>
    </Card>
  )
}

function Row({ file, session, start }: Props & { session: Session }) {
  const { t } = useTranslation('disputes')
  const works = file.openUntil !== null && file.may.includes('mediate')
  const nameOf = (id: string) => [...file.parties, ...file.mediators].find((p) => p.id === id)?.name ?? ''
  return (
    <li>
      <div className="disputes-line">
        <Tag color={session.state === 'planned' ? 'processing' : session.state === 'held' ? 'success' : 'default'}>{t(`session_${session.state}`)}</Tag>
        <strong>{formatExact(session.at).slice(0, 16)}</strong>
        <span>{session.place}</span>
      </div>
      {session.attended.length > 0 && <Typography.Text type="secondary">{t('present', { names: joinNames(session.attended.map(nameOf).filter(Boolean)) })}</Typography.Text>}
      {session.record && <Typography.Paragraph className="disputes-text">{session.record}</Typography.Paragraph>}
      {works && session.state !== 'cancelled' && (
        <div className="disputes-tools">
          {session.state === 'planned' ? (
            <>
              <Button size="small" onClick={() => start({ name: 'holdPlanned', session })}>{t('hold')}</Button>
              <Button type="link" size="small" onClick={() => start({ name: 'moveSession', session })}>{t('moveSession')}</Button>
              <Button type="link" size="small" onClick={() => start({ name: 'reason', verb: 'cancelSession', title: t('cancelSession'), body: { session: session.id } })}>{t('cancelSession')}</Button>
            </>
          ) : (
            <Button type="link" size="small" onClick={() => start({ name: 'correctSession', session })}>{t('correctSession')}</Button>
          )}
        </div>
      )}
    </li>
  )
}
