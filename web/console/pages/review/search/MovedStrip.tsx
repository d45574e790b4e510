import { Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Region } from './region.ts'
import { Still } from './Still.tsx'
import type { SearchState } from './use-search.ts'

/** Pictures shown at once; each is a look. */
const shown = 24

/** Everything that moved, as pictures, the largest change first. */
export function MovedStrip({ look, region, changes, isDone, onSeek }: { look: string; region: Region; changes: SearchState['changes']; isDone: boolean; onSeek: (ms: number) => void }) {
  const { t } = useTranslation('review')
  if (changes.length === 0) return isDone ? <Typography.Text strong>{t('nothingMoved')}</Typography.Text> : null
  const densest = changes.toSorted((a, b) => b.amount - a.amount).slice(0, shown)
  return (
    <div className="review-stills">
      {densest.map((change) => <Still key={change.atMs} look={look} region={region} atMs={change.atMs} caption={t(`kind_${change.kind}`)} onSeek={onSeek} />)}
    </div>
  )
}
