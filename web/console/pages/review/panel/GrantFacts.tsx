import { Tag, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatExact } from '../../../../shared/i18n/time.ts'
import type { Grant } from '../grants.ts'
import { statusColour } from '../status.ts'

/** What the grant is: number, range, until when, by whom; how the owners answered. */
export function GrantFacts({ grant }: { grant: Grant }) {
  const { t } = useTranslation('review')
  const nameOf = (account: string | null) => (account ? (grant.names[account] ?? account) : '—')
  return (
    <section aria-label={t('grant')}>
      <h2>{grant.number} <Tag color={statusColour(grant.status)}>{t(`status_${grant.status}`)}</Tag></h2>
      <dl className="review-facts">
        {grant.notice && <><dt>{t('document')}</dt><dd>{grant.notice.number}</dd></>}
        <dt>{t('range')}</dt><dd>{formatExact(grant.from)}<br />{formatExact(grant.to)}</dd>
        <dt>{t('allows')}</dt><dd>{grant.allows.map((a) => t(`allow_${a}`)).join('、')}</dd>
        <dt>{t('until')}</dt><dd>{grant.until ? formatExact(grant.until) : '—'}</dd>
        <dt>{t('officers')}</dt><dd>{nameOf(grant.askedBy)}、{nameOf(grant.second)}</dd>
        <dt>{t('decidedBy')}</dt><dd>{nameOf(grant.decidedBy)}</dd>
        <dt>{t('necessity')}</dt><dd>{grant.necessity}</dd>
        {grant.services.map((s) => (
          <FragmentOfService key={s.owner} owner={s.owner ? nameOf(s.owner) : t('onPaper')} answer={s.answer} shownFrom={s.shownFrom} isDeferred={s.isDeferred} />
        ))}
      </dl>
    </section>
  )
}

function FragmentOfService({ owner, answer, shownFrom, isDeferred }: { owner: string; answer: string | null; shownFrom: string; isDeferred: boolean }) {
  const { t } = useTranslation('review')
  return (
    <>
      <dt>{t('owner')}</dt>
      <dd>{owner} · {isDeferred ? <Typography.Text type="warning">{t('deferredUntil', { at: formatExact(shownFrom) })}</Typography.Text> : t(answer ? `answer_${answer}` : 'answer_none')}</dd>
    </>
  )
}
