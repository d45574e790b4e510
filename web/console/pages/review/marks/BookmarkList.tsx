import { useQueryClient } from '@tanstack/react-query'
import { Button, Flex, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { post } from '../../../../shared/api/client.ts'
import type { Marks } from '../grants.ts'
import { formatMoment } from '../moments.ts'

interface Props {
  grant: string
  bookmarks: Marks['bookmarks']
  account: string
  onGoTo(camera: string, ms: number): void
}

/** Moments that were marked under this grant; a press goes there. */
export function BookmarkList({ grant, bookmarks, account, onGoTo }: Props) {
  const { t } = useTranslation('review')
  const queries = useQueryClient()
  const remove = async (id: string) => {
    await post(`/api/footage/bookmarks/${id}/remove`, { reason: t('removedByMarker') })
    await queries.invalidateQueries({ queryKey: ['marks', grant] })
  }
  return (
    <section aria-label={t('bookmarks')}>
      <h2>{t('bookmarks')}</h2>
      {bookmarks.length === 0 && <Typography.Text type="secondary">{t('bookmarksEmpty')}</Typography.Text>}
      <ul className="review-list">
        {bookmarks.map((b) => (
          <li key={b.id}>
            <Flex justify="space-between" align="baseline" gap={8}>
              <Button type="link" size="small" className="review-link" onClick={() => onGoTo(b.camera, Date.parse(b.at))}>{b.note}</Button>
              {b.mine === account && <Button type="text" size="small" onClick={() => void remove(b.id)}>{t('remove')}</Button>}
            </Flex>
            <Typography.Text type="secondary">{formatMoment(Date.parse(b.at))} · {b.cameraName} · {b.markedBy}</Typography.Text>
          </li>
        ))}
      </ul>
    </section>
  )
}
