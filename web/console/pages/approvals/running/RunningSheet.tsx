import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Flex, Skeleton, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../../../shared/api/client.ts'
import type { Me } from '../../../../shared/api/me.ts'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { ReasonDialog } from '../../../../shared/shell/ReasonDialog.tsx'
import { useGrant, useMarks, type Marks, type RunningGrant } from '../../review/grants.ts'
import { formatLength } from '../../review/moments.ts'
import { GrantColumns } from '../GrantColumns.tsx'
import { GrantHead } from '../GrantHead.tsx'

/** One grant in force: what it opens to whom, how it was used, and ending it with a reason. */
export function RunningSheet({ row, me, onRevoked }: { row: RunningGrant; me: Me; onRevoked: () => void }) {
  const { t } = useTranslation('approvals')
  const { t: words } = useTranslation('review')
  const { message } = App.useApp()
  const queries = useQueryClient()
  const { data: grant, error } = useGrant(row.id)
  const marks = useMarks(row.id)
  const [isRevoking, setRevoking] = useState(false)
  const mayRevoke = grant?.may.revoke ?? false
  useKeys({ r: mayRevoke ? () => setRevoking(true) : undefined })
  const revoke = async (reason: string) => {
    await post(`/api/footage/grants/${row.id}/revoke`, { reason })
    void message.success(t('revoked'))
    onRevoked()
    await queries.invalidateQueries({ queryKey: ['grants'] })
  }
  if (error) return <ErrorNote error={error} />
  if (!grant) return <Skeleton active />
  return (
    <Flex vertical gap={16} style={{ maxWidth: 920 }}>
      <GrantHead grant={grant} me={me} />
      <GrantColumns grant={grant}>
        {grant.kind === 'retrieval' && <><dt>{words('decidedBy')}</dt><dd>{row.decidedByName}{grant.decidedAt && ` · ${formatExact(grant.decidedAt)}`}</dd></>}
        <dt>{words('until')}</dt><dd>{grant.until ? formatExact(grant.until) : t('untilCallEnds')}</dd>
      </GrantColumns>
      {marks.data && <Looks looks={marks.data.looks} names={new Map(grant.cameras.map((c) => [c.id, c.name]))} />}
      {mayRevoke && (
        <div className="approvals-decide">
          <Button danger onClick={() => setRevoking(true)} aria-keyshortcuts="R">{words('revoke')} <kbd>R</kbd></Button>
          <Typography.Text type="secondary" style={{ marginInlineStart: 12 }}>{words('revokeSays')}</Typography.Text>
        </div>
      )}
      {isRevoking && <ReasonDialog title={words('revoke')} warning={words('revokeSays')} verb={words('revoke')} isDangerous onConfirm={revoke} onClose={() => setRevoking(false)} />}
    </Flex>
  )
}

const mostShown = 6

function Looks({ looks, names }: { looks: Marks['looks']; names: ReadonlyMap<string, string> }) {
  const { t } = useTranslation('approvals')
  if (looks.length === 0) return <Typography.Text type="secondary">{t('noLooks')}</Typography.Text>
  const length = (spans: Marks['looks'][number]['spans']) => formatLength(spans.reduce((sum, s) => sum + Date.parse(s.to) - Date.parse(s.from), 0))
  return (
    <section>
      <Typography.Text strong>{t('looksOf', { count: looks.length })}</Typography.Text>
      <ul className="approvals-looks">
        {looks.slice(-mostShown).toReversed().map((look) => (
          <li key={look.id}>
            <span>{formatExact(look.openedAt)}</span>
            <span>{look.viewer}</span>
            <span>{names.get(look.camera) ?? look.camera}</span>
            <Typography.Text {...(look.closedAt ? { type: 'secondary' as const } : { strong: true })}>{look.closedAt ? t('servedSays', { length: length(look.spans), stills: look.stills }) : t('lookingNow')}</Typography.Text>
          </li>
        ))}
        {looks.length > mostShown && <li><Typography.Text type="secondary">{t('moreLooks', { count: looks.length - mostShown })}</Typography.Text></li>}
      </ul>
    </section>
  )
}
