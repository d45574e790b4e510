import { Tag, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatExact } from '../../../../shared/i18n/time.ts'
import type { Grant } from '../grants.ts'
import { statusColour } from '../status.ts'
import { GrantActions } from './GrantActions.tsx'
import { ServiceRow } from './ServiceRow.tsx'
import { joinNames } from '../../../../shared/i18n/join-names.ts'

/** What the grant is: number, range, until when, by whom; how the owners answered; what may be done with it. */
export function GrantFacts({ grant }: { grant: Grant }) {
  const { t } = useTranslation('review')
  const nameOf = (account: string | null) => (account ? (grant.names[account] ?? account) : '—')
  return (
    <section aria-label={t('grant')}>
      <h2>{grant.number} <Tag color={statusColour(grant.status)}>{t(`status_${grant.status}`)}</Tag></h2>
      <dl className="review-facts">
        {grant.notice && <><dt>{t('document')}</dt><dd>{grant.notice.number}</dd></>}
        <dt>{t('range')}</dt><dd>{formatExact(grant.from)}<br />{formatExact(grant.to)}</dd>
        <dt>{t('allows')}</dt><dd>{joinNames(grant.allows.map((a) => t(`allow_${a}`)))}</dd>
        {grant.until && <><dt>{t('until')}</dt><dd>{formatExact(grant.until)}</dd></>}
        <dt>{t('officers')}</dt><dd>{joinNames([nameOf(grant.askedBy), nameOf(grant.second)])}</dd>
        {grant.kind !== 'emergency' && grant.decidedBy && <><dt>{t('decidedBy')}</dt><dd>{nameOf(grant.decidedBy)}</dd></>}
        <dt>{t(grant.kind === 'emergency' ? 'danger' : 'necessity')}</dt><dd>{grant.necessity}</dd>
        {grant.reason && grant.status !== 'active' && <><dt>{t('becauseOf')}</dt><dd><Typography.Text>{grant.reason}</Typography.Text></dd></>}
        {grant.services.map((service) => <ServiceRow key={service.owner} grant={grant} service={service} name={service.owner ? nameOf(service.owner) : t('onPaper')} />)}
      </dl>
      <GrantActions grant={grant} />
    </section>
  )
}
