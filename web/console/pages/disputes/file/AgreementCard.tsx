import { Button, Card, Empty, Tag, Typography, theme } from 'antd'
import { useTranslation } from 'react-i18next'
import { joinNames } from '../../../../shared/i18n/join-names.ts'
import { formatDay, formatExact } from '../../../../shared/i18n/time.ts'
import { useMinute } from '../../cases/use-minute.ts'
import { committee, type Agreement, type DisputeFile, type Item } from '../disputes.ts'
import type { Opened } from './Form.tsx'

interface Props {
  file: DisputeFile
  start: (opened: NonNullable<Opened>) => void
}

/** What was agreed, who signed it and who has yet to, and what is done of it. */
export function AgreementCard({ file, start }: Props) {
  const { t } = useTranslation('disputes')
  const { agreement } = file
  if (!agreement) return <Card title={t('agreement')} size="small"><Empty image={null} styles={{ image: { display: 'none' } }} description={t('noAgreement')} /></Card>
  const works = file.openUntil !== null && file.may.includes('mediate')
  return (
    <Card title={<>{t('agreement')} <Tag>{t(`form_${agreement.form}`)}</Tag></>} size="small">
      {file.settledAt ? <Typography.Text type="success">{t('effectiveSince', { at: formatExact(file.settledAt).slice(0, 16) })}</Typography.Text> : <Typography.Text type="warning">{t('notEffective')}</Typography.Text>}
      {file.openUntil && <Typography.Paragraph className="disputes-text">{agreement.content}</Typography.Paragraph>}
      {agreement.items.length > 0 && <ul className="disputes-plain">{agreement.items.map((item) => <Owed key={item.id} file={file} item={item} start={start} works={works} />)}</ul>}
      {agreement.form === 'written' && <Signatures file={file} agreement={agreement} start={start} works={works} />}
    </Card>
  )
}

function Owed({ file, item, start, works }: Props & { item: Item; works: boolean }) {
  const { t } = useTranslation('disputes')
  const { token } = theme.useToken()
  const today = formatDay(useMinute())
  const { performance } = item
  const isLate = performance === null && item.due !== null && item.due < today && file.settledAt !== null
  return (
    <li>
      <div className="disputes-line">
        {performance && <Tag color={performance.outcome === 'performed' ? 'success' : 'error'}>{t(`perf_${performance.outcome}`)} {performance.on}</Tag>}
        <strong>{file.parties.find((p) => p.id === item.party)?.name}</strong>
        <span>{item.text}</span>
        {item.due && !performance && <span style={{ color: isLate ? token.colorError : item.due === today ? token.colorWarning : undefined }}>{t(isLate ? 'wasDue' : 'dueOn', { at: item.due })}</span>}
      </div>
      {performance?.note && <Typography.Text type="secondary">{performance.note}</Typography.Text>}
      {works && file.settledAt && (
        <div className="disputes-tools">
          <Button type={performance ? 'link' : 'default'} size="small" onClick={() => start({ name: 'performItem', item })} aria-label={`${t(performance ? 'correctPerformance' : 'perform')} ${item.text}`}>{t(performance ? 'correctPerformance' : 'perform')}</Button>
        </div>
      )}
    </li>
  )
}

function Signatures({ file, agreement, start, works }: Props & { agreement: Agreement; works: boolean }) {
  const { t } = useTranslation('disputes')
  const nameOf = (id: string) => (id === committee ? t('committee') : id === 'mediator' ? t('aMediator') : ([...file.parties, ...file.mediators].find((p) => p.id === id)?.name ?? ''))
  return (
    <div className="disputes-signatures">
      <Typography.Text type="secondary">{t('signatures')}</Typography.Text>
      <ul className="disputes-plain">
        {agreement.signatures.map((s) => (
          <li key={s.signer} className="disputes-line">
            <strong>{nameOf(s.signer)}</strong>
            <span>{t(`sign_${s.way}`)}</span>
            <Typography.Text type="secondary">{formatExact(s.at).slice(0, 16)}</Typography.Text>
            {works && !file.confirmation?.applied && <Button type="link" size="small" onClick={() => start({ name: 'reason', verb: 'withdrawSignature', title: t('withdrawSignature'), body: { signer: s.signer } })} aria-label={`${t('withdrawSignature')} ${nameOf(s.signer)}`}>{t('withdrawSignature')}</Button>}
          </li>
        ))}
      </ul>
      {agreement.missing.length > 0 && <Typography.Text type="warning">{t('missing', { names: joinNames(agreement.missing.map(nameOf)) })}</Typography.Text>}
    </div>
  )
}
