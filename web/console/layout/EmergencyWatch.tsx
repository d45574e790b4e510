import { App, Button, Flex, Typography, theme } from 'antd'
import { useEffect } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { newIntentId, post } from '../../shared/api/client.ts'
import type { Me } from '../../shared/api/me.ts'
import { feed, type FeedEvent } from '../../shared/feed/feed.ts'
import { useRefreshOn } from '../../shared/feed/use-feed.ts'
import { useKeys } from '../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../shared/shell/ErrorNote.tsx'
import { useGrant, useGrants } from '../pages/review/grants.ts'
import { joinNames } from '../../shared/i18n/join-names.ts'

const officers = ['dispatcher', 'command_room_lead', 'case_officer', 'case_team_lead', 'community_officer', 'station_chief']
const supervisors = ['auditor', 'station_chief', 'case_team_lead']

/** On every page: an emergency look that waits for this officer's yes, by one key; and for who supervises, that one was opened. */
export function EmergencyWatch({ me }: { me: Me }) {
  const isOfficer = me.roles.some((role) => officers.includes(role))
  useNoticeOfEmergencies(me.roles.some((role) => supervisors.includes(role)))
  useRefreshOn(toStale)
  const { data } = useGrants('waiting', isOfficer)
  const asked = (data?.grants ?? []).filter((g) => g.status === 'awaiting_second' && g.second === me.account)
  return asked[0] ? <ConfirmStrip key={asked[0].id} id={asked[0].id} others={asked.length - 1} /> : null
}

function ConfirmStrip({ id, others }: { id: string; others: number }) {
  const { t } = useTranslation('emergency')
  const { token } = theme.useToken()
  const { notification } = App.useApp()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { data: grant } = useGrant(id)
  const confirm = useMutation({
    mutationFn: () => post(`/api/footage/grants/${id}/confirmEmergency`, {}, newIntentId()),
    onSuccess: () => {
      // Whoever is asked may be in the middle of a call: they stay where they are.
      notification.success({ key: id, title: t('confirmed'), description: t('see'), duration: 10, onClick: () => void navigate(`/review/${id}`) })
    },
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: ['grants'] }), queries.invalidateQueries({ queryKey: ['grant', id] })]),
  })
  const say = () => !confirm.isPending && confirm.mutate()
  useKeys({ 'Alt+KeyY': say })
  return (
    <section role="alert" aria-label={t('askedOfYou')} style={{ padding: '8px 16px', background: token.colorErrorBg, borderBottom: `2px solid ${token.colorError}` }}>
      <Flex align="center" gap={12} wrap>
        <Typography.Text strong type="danger">{t('askedOfYou')}</Typography.Text>
        {grant && (
          <Typography.Text style={{ flex: '1 1 240px', minWidth: 0 }} ellipsis={{ tooltip: grant.necessity }}>
            {t('askedBy', { name: grant.names[grant.askedBy] ?? grant.askedBy })}{grant.necessity} · {joinNames(grant.cameras.map((c) => c.name))}
          </Typography.Text>
        )}
        {others > 0 && <Typography.Text type="secondary">{t('confirmWaits', { count: others })}</Typography.Text>}
        <Button size="small" onClick={() => void navigate(`/approvals/${id}`)}>{t('details')}</Button>
        <Button size="small" type="primary" danger loading={confirm.isPending} onClick={say} aria-keyshortcuts="Alt+Y">{t('confirmNow')} <kbd>Alt+Y</kbd></Button>
      </Flex>
      <ErrorNote error={confirm.error} />
    </section>
  )
}

/** Told at once, wherever they look; the notice itself stays in the list until it is seen. */
function useNoticeOfEmergencies(isOn: boolean): void {
  const { t } = useTranslation('emergency')
  const { notification } = App.useApp()
  const navigate = useNavigate()
  useEffect(
    () =>
      isOn
        ? feed.onEvent(({ type, record }) => {
            const what = /^(emergency(?:_overdue|_reported)?)\./.exec(record.id)?.[1]
            if (type !== 'notice.raised' || !what) return
            notification.warning({
              key: record.id, title: t(`raised${what.slice('emergency'.length)}`), description: t('raisedTodo'), duration: 0,
              onClick: () => {
                notification.destroy(record.id)
                void navigate('/approvals/notices')
              },
            })
          })
        : undefined,
    [isOn, notification, navigate, t],
  )
}

const toStale = ({ record }: FeedEvent) => (record.type === 'grant' ? [['grants', 'waiting'], ['grant', record.id]] : [])
