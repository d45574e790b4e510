import { Flex } from 'antd'
import { useCallback } from 'react'
import type { FeedEvent } from '../../../shared/feed/feed.ts'
import { useRefreshOn } from '../../../shared/feed/use-feed.ts'
import { Intake } from './Intake.tsx'
import { Queue } from './Queue.tsx'

/** The desk: what comes in, what is open. */
export default function DeskPage() {
  useRefreshOn(useCallback((event: FeedEvent) => (event.record.type === 'incident' ? [['incidents']] : []), []))
  return (
    <Flex gap={12} style={{ height: '100%', padding: 12, boxSizing: 'border-box' }}>
      <Intake />
      <Queue />
    </Flex>
  )
}
