import { Flex, Skeleton, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import type { FeedEvent } from '../../../shared/feed/feed.ts'
import { useRefreshOn } from '../../../shared/feed/use-feed.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'
import { useMe } from '../../../shared/shell/use-me.ts'
import { AskDialog, type AskFrom } from './ask/AskDialog.tsx'
import { WaitForSecond } from './emergency/WaitForSecond.tsx'
import { noMarks, useGrant, useMarks } from './grants.ts'
import { GrantList } from './GrantList.tsx'
import { GrantFacts } from './panel/GrantFacts.tsx'
import { Review } from './Review.tsx'
import './review.css'

/** Footage: my grants and how to ask for one; with a grant in the address, its footage. `?case=` and `?incident=` open the dialog for it. */
export default function ReviewPage() {
  const { grant: id } = useParams()
  const { me } = useMe()
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const [asking, setAsking] = useState<AskFrom | null>(null)
  useRefreshOn(toStale)
  const [caseId, incident] = [search.get('case'), search.get('incident')]
  const fromAddress: AskFrom | null = caseId ? { ground: { type: 'case', id: caseId } } : incident ? { ground: { type: 'incident', id: incident } } : null
  const shown = asking ?? fromAddress
  const done = (grant: string | null) => {
    setAsking(null)
    if (fromAddress) setSearch({}, { replace: true })
    if (grant) void navigate(`/review/${grant}`)
  }
  if (!me) return null
  return (
    <>
      {id ? <OneGrant key={id} id={id} onAskMore={setAsking} /> : <GrantList onAsk={() => setAsking({})} onOpen={(grant) => void navigate(`/review/${grant}`)} />}
      {shown && <AskDialog from={shown} onClose={() => done(null)} onAsked={done} />}
    </>
  )
}

function OneGrant({ id, onAskMore }: { id: string; onAskMore: (from: AskFrom) => void }) {
  const { t } = useTranslation('review')
  const { me } = useMe()
  const grant = useGrant(id)
  const marks = useMarks(id)
  if (grant.error) return <Flex style={{ padding: 24 }}><ErrorNote error={grant.error} /></Flex>
  if (!grant.data || !me) return <Flex style={{ padding: 24 }}><Skeleton active /></Flex>
  const mine = grant.data.askedBy === me.account || grant.data.second === me.account
  const looks = mine && grant.data.status === 'active'
  if (looks)
    return (
      <Review
        grant={grant.data} marks={marks.data ?? noMarks} me={me}
        onAskMore={(cameras, fromMs, toMs) => onAskMore({ ground: grant.data.ground, cameras, fromMs, toMs })}
      />
    )
  return (
    <Flex gap={32} wrap justify="center" style={{ padding: 32 }}>
      {mine && grant.data.status === 'awaiting_second' ? <WaitForSecond grant={grant.data} /> : <Said title={t(mine ? `status_${grant.data.status}` : 'grant')} text={t(mine ? `why_${grant.data.status}` : 'whyNotYours')} />}
      <div style={{ width: 340 }}><GrantFacts grant={grant.data} /></div>
    </Flex>
  )
}

/** Why there is no picture here. */
function Said({ title, text }: { title: string; text: string }) {
  return (
    <Flex vertical gap={8} align="center" justify="center" style={{ flex: '1 1 320px', maxWidth: 460, minHeight: 220, textAlign: 'center' }}>
      <Typography.Title level={3} style={{ margin: 0 }}>{title}</Typography.Title>
      <Typography.Text type="secondary" style={{ fontSize: 15 }}>{text}</Typography.Text>
    </Flex>
  )
}

function toStale({ record }: FeedEvent) {
  if (record.type === 'grant') return [['grants'], ['grant', record.id]]
  if (record.type === 'service') return [['grant']]
  if (['look', 'clip', 'export', 'bookmark', 'reel'].includes(record.type)) return [['marks']]
  return []
}
