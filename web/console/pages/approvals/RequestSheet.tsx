import { Alert, Flex, Skeleton, Tag, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Me } from '../../../shared/api/me.ts'
import { formatExact } from '../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'
import { CameraMap, toMapCameras } from '../review/ask/CameraMap.tsx'
import { decideBy } from '../review/emergency/emergency.ts'
import { useGrant } from '../review/grants.ts'
import { statusColour } from '../review/status.ts'
import { ConfirmForm } from './ConfirmForm.tsx'
import { DecideForm } from './DecideForm.tsx'
import { UpholdForm } from './UpholdForm.tsx'

/** One request: the matter, the cameras, the span against what is said to need it, the paper, the people; below it the decision. */
export function RequestSheet({ id, me, onDone }: { id: string; me: Me; onDone: () => void }) {
  const { t } = useTranslation('approvals')
  const { t: words } = useTranslation('review')
  const { data: grant, error } = useGrant(id)
  if (error) return <ErrorNote error={error} />
  if (!grant) return <Skeleton active />
  const nameOf = (account: string) => grant.names[account] ?? account
  const hours = (Date.parse(grant.to) - Date.parse(grant.from)) / 3_600_000
  const isWide = hours * grant.cameras.length > wideCameraHours
  const onMap = toMapCameras(grant.cameras)
  const own = grant.askedBy === me.account || grant.second === me.account
  return (
    <Flex vertical gap={16} style={{ maxWidth: 920 }}>
      <Flex align="center" gap={8} wrap>
        <Typography.Title level={4} style={{ margin: 0 }}>{me.roles.includes('auditor') ? grant.number : grant.ground.type === 'case' ? <Link to={`/cases/${grant.ground.id}`}>{grant.number}</Link> : <Link to={`/desk/${grant.ground.id}`}>{grant.number}</Link>}</Typography.Title>
        {grant.title && <Typography.Text style={{ fontSize: 16 }}>{grant.title}</Typography.Text>}
        <Tag color={statusColour(grant.status)}>{words(`status_${grant.status}`)}</Tag>
        {grant.kind === 'emergency' && <Tag color="error">{t('emergency')}</Tag>}
      </Flex>
      <div className="approvals-columns">
        <section>
          <h3>{t('what')}</h3>
          <ul>
            {grant.cameras.map((c) => (
              <li key={c.id}>{c.name} <Typography.Text type="secondary">{c.ownerName}{c.ownerKind === 'household' ? ` · ${words('household')}` : ''}</Typography.Text></li>
            ))}
          </ul>
          <div className="approvals-span"><strong>{formatExact(grant.from)}</strong><span aria-hidden>→</span><strong>{formatExact(grant.to)}</strong></div>
          <Typography.Text type={isWide ? 'warning' : 'secondary'}>{t('size', { cameras: grant.cameras.length, hours: hours < 10 ? hours.toFixed(1) : Math.round(hours) })}{isWide ? ` · ${t('wide')}` : ''}</Typography.Text>
          <div>{grant.allows.map((a) => <Tag key={a}>{words(`allow_${a}`)}</Tag>)}</div>
          {onMap[0] && <div className="approvals-map"><CameraMap cameras={onMap} selected={onMap[0].id} center={onMap[0].lonLat} /></div>}
        </section>
        <section>
          <h3>{t(grant.kind === 'emergency' ? 'danger' : 'why')}</h3>
          <Typography.Paragraph style={{ whiteSpace: 'pre-wrap' }}>{grant.necessity}</Typography.Paragraph>
          <dl className="review-facts">
            {grant.notice && (
              <>
                <dt>{words('document')}</dt><dd>{grant.notice.number}</dd>
                <dt>{words('items')}</dt><dd>{grant.notice.items}</dd>
                <dt>{words('limit')}</dt><dd>{grant.notice.limit}</dd>
                <dt>{t('basis')}</dt><dd>{t(`basis_${grant.basis ?? 'crim_62'}`)}</dd>
              </>
            )}
            <dt>{t('asker')}</dt><dd>{nameOf(grant.askedBy)}，{formatExact(grant.askedAt)}</dd>
            <dt>{words('second')}</dt><dd>{nameOf(grant.second)}</dd>
          </dl>
        </section>
      </div>
      {grant.status === 'asked' && (own ? <Alert type="info" showIcon title={t('ownRequest')} /> : <DecideForm grant={grant} onDone={onDone} />)}
      {grant.status === 'awaiting_second' && (grant.second === me.account ? <ConfirmForm grant={grant} onDone={onDone} /> : <Alert type="info" showIcon title={t('waitsForSecond', { name: nameOf(grant.second) })} />)}
      {grant.may.uphold && <UpholdForm grant={grant} onDone={onDone} />}
      {grant.review === 'waiting' && !grant.may.uphold && <Alert type="warning" showIcon title={t('reviewWaits', { at: formatExact(decideBy(grant)) })} />}
      {grant.review && grant.review !== 'waiting' && <Alert type={grant.review === 'upheld' ? 'success' : 'error'} showIcon title={t(`review_${grant.review}`)} {...(grant.review === 'overdue' ? {} : { description: grant.reason })} />}
      {grant.status !== 'asked' && !grant.review && grant.reason && <Alert type="info" title={grant.reason} />}
    </Flex>
  )
}

/** More than this is pointed out, not forbidden: a working day of one camera. */
const wideCameraHours = 8
