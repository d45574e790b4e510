import { Flex, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatExact } from '../../../../shared/i18n/time.ts'
import type { Marks } from '../grants.ts'
import { formatLength } from '../moments.ts'
import { ReelLinks } from './ReelLinks.tsx'

/** Reels that show something of this grant; each is fetched by whoever made it. */
export function ReelList({ reels, account }: { reels: Marks['reels']; account: string }) {
  const { t } = useTranslation('review')
  if (reels.length === 0) return null
  return (
    <section aria-label={t('reels')}>
      <h2>{t('reels')}</h2>
      <ul className="review-list">
        {reels.map((reel) => (
          <li key={reel.id}>
            <Flex justify="space-between" gap={8}>
              <span>{reel.title} · {formatLength(reel.lengthMs)}</span>
              <Typography.Text type="secondary">{reel.madeBy}</Typography.Text>
            </Flex>
            <Typography.Text type="secondary">{t('reelOf', { count: reel.items.length, masks: reel.items.reduce((sum, item) => sum + item.masks, 0) })} · {formatExact(reel.madeAt)}</Typography.Text>
            {reel.by === account && reel.sha256 && <ReelLinks id={reel.id} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
