import { Alert, Flex, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../shared/api/me.ts'
import { formatExact } from '../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'
import { decideBy } from '../review/emergency/emergency.ts'
import { useGrant } from '../review/grants.ts'
import { ConfirmForm } from './ConfirmForm.tsx'
import { DecideForm } from './DecideForm.tsx'
import { GrantColumns } from './GrantColumns.tsx'
import { GrantHead } from './GrantHead.tsx'
import { UpholdForm } from './UpholdForm.tsx'

/** One request: the matter, the cameras, the span against what is said to need it, the paper, the people; below it the decision. */
export function RequestSheet({ id, me, onDone }: { id: string; me: Me; onDone: () => void }) {
  const { t } = useTranslation('approvals')
  const { data: grant, error } = useGrant(id)
  if (error) return <ErrorNote error={error} />
  if (!grant) return <Skeleton active />
  const nameOf = (account: string) => grant.names[account] ?? account
  const own = grant.askedBy === me.account || grant.second === me.account
  return (
    <Flex vertical gap={16} style={{ maxWidth: 920 }}>
      <GrantHead grant={grant} me={me} />
      <GrantColumns grant={grant} />
      {grant.status === 'asked' && (own ? <Alert type="info" showIcon title={t('ownRequest')} /> : <DecideForm grant={grant} onDone={onDone} />)}
      {grant.status === 'awaiting_second' && (grant.second === me.account ? <ConfirmForm grant={grant} onDone={onDone} /> : <Alert type="info" showIcon title={t('waitsForSecond', { name: nameOf(grant.second) })} />)}
      {grant.may.uphold && <UpholdForm grant={grant} onDone={onDone} />}
      {grant.review === 'waiting' && !grant.may.uphold && <Alert type="warning" showIcon title={t('reviewWaits', { at: formatExact(decideBy(grant)) })} />}
      {grant.review && grant.review !== 'waiting' && <Alert type={grant.review === 'upheld' ? 'success' : 'error'} showIcon title={t(`review_${grant.review}`)} {...(grant.review === 'overdue' ? {} : { description: grant.reason })} />}
      {grant.status !== 'asked' && !grant.review && grant.reason && <Alert type="info" title={grant.reason} />}
    </Flex>
  )
}
