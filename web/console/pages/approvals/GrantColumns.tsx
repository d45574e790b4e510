import { Tag, Typography } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatExact } from '../../../shared/i18n/time.ts'
import { CameraMap, toMapCameras } from '../review/ask/CameraMap.tsx'
import type { Grant } from '../review/grants.ts'

/** The cameras and the span against what is said to need them, the paper, the people; `children` are further facts. */
export function GrantColumns({ grant, children }: { grant: Grant; children?: ReactNode }) {
  const { t } = useTranslation('approvals')
  const { t: words } = useTranslation('review')
  const nameOf = (account: string) => grant.names[account] ?? account
  const hours = (Date.parse(grant.to) - Date.parse(grant.from)) / 3_600_000
  const isWide = hours * grant.cameras.length > wideCameraHours
  const onMap = toMapCameras(grant.cameras)
  return (
    <div className="approvals-columns">
      <section>
        <h3>{t('what')}</h3>
        <ul>
          {grant.cameras.map((c) => (
            <li key={c.id}>{c.name} <Typography.Text type="secondary">{c.ownerName}{c.ownerKind === 'household' ? ` · ${words('household')}` : ''}</Typography.Text></li>
          ))}
        </ul>
        {grant.from && <div className="approvals-span"><strong>{formatExact(grant.from)}</strong><span aria-hidden>→</span><strong>{formatExact(grant.to)}</strong></div>}
        {grant.from && <Typography.Text type={isWide ? 'warning' : 'secondary'}>{t('size', { cameras: grant.cameras.length, hours: hours < 10 ? hours.toFixed(1) : Math.round(hours) })}{isWide ? ` · ${t('wide')}` : ''}</Typography.Text>}
        <div className="approvals-allows">{grant.allows.map((a) => <Tag key={a}>{words(`allow_${a}`)}</Tag>)}</div>
        {onMap[0] && <div className="approvals-map"><CameraMap cameras={onMap} selected={onMap[0].id} center={onMap[0].lonLat} /></div>}
      </section>
      <section>
        <h3>{t(grant.kind === 'emergency' ? 'danger' : 'why')}</h3>
        <Typography.Paragraph style={{ whiteSpace: 'pre-wrap' }}>{grant.necessity || t('liveWhy')}</Typography.Paragraph>
        <dl className="review-facts">
          {grant.notice && (
            <>
              <dt>{words('document')}</dt><dd>{grant.notice.number}</dd>
              <dt>{words('items')}</dt><dd>{grant.notice.items}</dd>
              <dt>{words('limit')}</dt><dd>{grant.notice.limit}</dd>
              <dt>{t('basis')}</dt><dd>{t(`basis_${grant.basis ?? 'crim_62'}`)}</dd>
            </>
          )}
          <dt>{t('asker')}</dt><dd>{nameOf(grant.askedBy)} · {formatExact(grant.askedAt)}</dd>
          {grant.second && <><dt>{words('second')}</dt><dd>{nameOf(grant.second)}</dd></>}
          {children}
        </dl>
      </section>
    </div>
  )
}

/** More than this is pointed out, not forbidden: a working day of one camera. */
const wideCameraHours = 8
