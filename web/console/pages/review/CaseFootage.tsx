import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Empty, Flex, Skeleton, Tag, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { Mask } from '#answers/footage'
import { get } from '../../../shared/api/client.ts'
import { formatExact } from '../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'
import { useMe } from '../../../shared/shell/use-me.ts'
import { AskDialog } from './ask/AskDialog.tsx'
import { ReelDialog } from './exports/ReelDialog.tsx'
import type { GrantRow } from './grants.ts'
import { CaseHolds } from './holds/CaseHolds.tsx'
import { CaseMoments } from './marks/CaseMoments.tsx'
import { formatLength, formatMoment } from './moments.ts'
import { statusColour } from './status.ts'
import './review.css'
import { joinNames } from '../../../shared/i18n/join-names.ts'

interface CaseClip {
  id: string
  grant: string
  camera: string
  cameraName: string
  name: string
  note: string
  from: string
  to: string
  markedBy: string
  masks: Mask[]
}

const asks = ['case_officer', 'case_team_lead', 'community_officer']

/** Footage on the ground of a case: what was asked for, what was found, and how to ask. */
export function CaseFootage({ caseId, isOpen }: { caseId: string; isOpen: boolean }) {
  const { t } = useTranslation('review')
  const { me } = useMe()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [isMaking, setMaking] = useState(false)
  const grants = useQuery({ queryKey: ['grants', 'case', caseId], queryFn: ({ signal }) => get<{ grants: GrantRow[] }>(`/api/footage/grants?ground=case:${caseId}`, signal) })
  const clips = useQuery({ queryKey: ['clips', caseId], queryFn: ({ signal }) => get<{ clips: CaseClip[] }>(`/api/footage/clips?case=${caseId}`, signal) })
  const mayAsk = isOpen && (me?.roles.some((role) => asks.includes(role)) ?? false)
  const has = (roles: readonly string[]) => me?.roles.some((role) => roles.includes(role)) ?? false
  const seesHolds = has(['case_officer', 'case_team_lead', 'station_chief', 'legal_reviewer', 'county_bureau_head'])
  const mayHold = isOpen && has(['case_officer', 'case_team_lead'])
  if (grants.isPending) return <Skeleton active />
  return (
    <Flex vertical gap={20}>
      <Flex justify="space-between" align="center">
        <Typography.Text strong>{t('requestsOfCase')}</Typography.Text>
        {mayAsk && <Button type="primary" size="small" onClick={() => setAsking(true)}>{t('ask')}</Button>}
      </Flex>
      <ErrorNote error={grants.error ?? clips.error} />
      {grants.data?.grants.length === 0 && <Empty description={<><div>{t('caseEmpty')}</div>{mayAsk && <Typography.Text type="secondary">{t('caseEmptyTodo')}</Typography.Text>}</>} />}
      <ul className="review-list">
        {grants.data?.grants.map((g) => (
          <li key={g.id}>
            <Flex gap={12} align="baseline" wrap>
              <Tag color={statusColour(g.status)}>{t(`status_${g.status}`)}</Tag>
              <Link to={`/review/${g.id}`}>{joinNames(g.cameras.map((c) => c.name))}</Link>
              <span>{formatExact(g.from)} · {formatLength(Date.parse(g.to) - Date.parse(g.from))}</span>
              <Typography.Text type="secondary">{g.document} · {joinNames([g.askedByName, g.secondName])}</Typography.Text>
            </Flex>
          </li>
        ))}
      </ul>
      <Flex justify="space-between" align="center">
        <Typography.Text strong>{t('clips')}</Typography.Text>
        {chosen.length > 0 && <Button size="small" onClick={() => setMaking(true)}>{t('makeReelOfMany', { count: chosen.length })}</Button>}
      </Flex>
      {clips.data?.clips.length === 0 && <Typography.Text type="secondary">{t('caseNoClips')}</Typography.Text>}
      <ul className="review-list">
        {clips.data?.clips.map((c) => (
          <li key={c.id}>
            <Flex gap={12} align="baseline" wrap>
              {mayHold && <Checkbox checked={chosen.includes(c.id)} aria-label={`${t('choose')} ${c.name}`} onChange={() => setChosen((all) => (all.includes(c.id) ? all.filter((id) => id !== c.id) : [...all, c.id]))} />}
              <Link to={`/review/${c.grant}?camera=${c.camera}&at=${Date.parse(c.from)}`}>{c.name}</Link>
              <span>{c.cameraName} · {formatExact(c.from).slice(0, 10)} {formatMoment(Date.parse(c.from))} · {formatLength(Date.parse(c.to) - Date.parse(c.from))}</span>
              <Typography.Text type="secondary">{c.markedBy}</Typography.Text>
            </Flex>
            {c.note && <div>{c.note}</div>}
          </li>
        ))}
      </ul>
      <CaseMoments caseId={caseId} />
      {seesHolds && <CaseHolds caseId={caseId} mayAsk={mayHold} />}
      {isMaking && <ReelDialog clips={(clips.data?.clips ?? []).filter((c) => chosen.includes(c.id))} nameOf={(camera) => clips.data?.clips.find((c) => c.camera === camera)?.cameraName ?? camera} onClose={() => setMaking(false)} />}
      {asking && <AskDialog from={{ ground: { type: 'case', id: caseId } }} onClose={() => setAsking(false)} onAsked={(id) => void navigate(`/review/${id}`)} />}
    </Flex>
  )
}
