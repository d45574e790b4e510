import { Button, Card, Tag, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import type { DisputeFile, Party } from '../disputes.ts'
import type { Opened } from './Form.tsx'

/** What it is about, who is in it and what each says to mediation, and who mediates. */
export function Parties({ file, start }: { file: DisputeFile; start: (opened: NonNullable<Opened>) => void }) {
  const { t } = useTranslation('disputes')
  const works = file.openUntil !== null && file.may.includes('mediate')
  const runs = file.openUntil !== null && file.may.includes('run')
  const canRemove = runs && file.parties.length > 1 && !file.agreement && !file.ended
  return (
    <Card title={t('parties')} size="small">
      {file.openUntil && <Typography.Paragraph className="disputes-text">{file.text}</Typography.Paragraph>}
      <ul className="disputes-plain">
        {file.parties.map((party) => (
          <li key={party.id}>
            <div className="disputes-line">
              <Tag>{t(`side_${party.side}`)}</Tag>
              <strong>{party.name}</strong>
              <span>{party.phone || '—'}</span>
              <Consent party={party} />
            </div>
            {(works || runs) && (
              <div className="disputes-tools">
                {works && party.consent && !file.settledAt && <Button type="link" size="small" onClick={() => start({ name: 'correctConsent', party })} aria-label={`${t('correctConsent')} ${party.name}`}>{t('correctConsent')}</Button>}
                {runs && <Button type="link" size="small" onClick={() => start({ name: 'correctParty', party })} aria-label={`${t('correctParty')} ${party.name}`}>{t('correctParty')}</Button>}
                {canRemove && <Button type="link" size="small" onClick={() => start({ name: 'reason', verb: 'removeParty', title: t('removeParty'), body: { party: party.id } })} aria-label={`${t('removeParty')} ${party.name}`}>{t('removeParty')}</Button>}
              </div>
            )}
          </li>
        ))}
      </ul>
      <Mediators file={file} />
    </Card>
  )
}

function Consent({ party: { consent } }: { party: Party }) {
  const { t } = useTranslation('disputes')
  if (!consent) return <Typography.Text type="secondary">{t('notAsked')}</Typography.Text>
  if (!consent.agreed) return <Tag color="error">{t('refuses')}</Tag>
  return <Tag color="success">{t('agrees')}{consent.publicity !== 'either' && ` · ${t(`pub_${consent.publicity}`)}`}</Tag>
}

function Mediators({ file }: { file: DisputeFile }) {
  const { t } = useTranslation('disputes')
  return (
    <div className="disputes-mediators">
      <Typography.Text type="secondary">{file.chosenBy ? t('mediatorsBy', { by: t(`by_${file.chosenBy}`) }) : t('mediators')}</Typography.Text>
      {file.mediators.length === 0 ? (
        <Typography.Text type="secondary">{t('nobodyYet')}</Typography.Text>
      ) : (
        file.mediators.map((m) => <span key={m.id}>{m.name} {m.state !== 'accepted' && <Tag color={m.state === 'asked' ? 'warning' : 'default'}>{t(`mediator_${m.state}`)}</Tag>}</span>)
      )}
      {file.closedDoor && <Tag>{t('closedDoor')}</Tag>}
    </div>
  )
}
