import { useQuery } from '@tanstack/react-query'
import { Flex, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { get } from '../../../../shared/api/client.ts'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import type { Marks } from '../grants.ts'
import { formatLength, formatMoment } from '../moments.ts'

type CaseBookmark = Marks['bookmarks'][number] & { grant: string }

/** What was noted in a case's footage, and the reels that were made of it. Nothing where there is neither. */
export function CaseMoments({ caseId }: { caseId: string }) {
  const { t } = useTranslation('review')
  const bookmarks = useQuery({ queryKey: ['bookmarks', caseId], queryFn: ({ signal }) => get<{ bookmarks: CaseBookmark[] }>(`/api/footage/bookmarks?case=${caseId}`, signal) })
  const reels = useQuery({ queryKey: ['reels', caseId], queryFn: ({ signal }) => get<{ reels: Marks['reels'] }>(`/api/footage/reels?case=${caseId}`, signal) })
  const [noted, made] = [bookmarks.data?.bookmarks ?? [], reels.data?.reels ?? []]
  return (
    <>
      <ErrorNote error={bookmarks.error ?? reels.error} />
      {noted.length > 0 && <Typography.Text strong>{t('bookmarks')}</Typography.Text>}
      {noted.length > 0 && (
        <ul className="review-list">
          {noted.map((b) => (
            <li key={b.id}>
              <Flex gap={12} align="baseline" wrap>
                <Link to={`/review/${b.grant}?camera=${b.camera}&at=${Date.parse(b.at)}`}>{b.note}</Link>
                <span>{b.cameraName} · {formatExact(b.at).slice(0, 10)} {formatMoment(Date.parse(b.at))}</span>
                <Typography.Text type="secondary">{b.markedBy}</Typography.Text>
              </Flex>
            </li>
          ))}
        </ul>
      )}
      {made.length > 0 && <Typography.Text strong>{t('reels')}</Typography.Text>}
      {made.length > 0 && (
        <ul className="review-list">
          {made.map((reel) => (
            <li key={reel.id}>
              <Flex gap={12} align="baseline" wrap>
                <span>{reel.title} · {formatLength(reel.lengthMs)}</span>
                <span>{t('reelOf', { count: reel.items.length, masks: reel.items.reduce((sum, item) => sum + item.masks, 0) })}</span>
                <Typography.Text type="secondary">{reel.madeBy} · {formatExact(reel.madeAt)}</Typography.Text>
              </Flex>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
