import { Button, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { SuggestedStop } from '#answers/visits'

/** Doors in the order of the way, each with why; one that is not to be gone to is taken out. */
export function StopList({ stops, onTakeOut }: { stops: readonly SuggestedStop[]; onTakeOut: (id: string) => void }) {
  const { t } = useTranslation('grid')
  return (
    <ol className="grid-stops">
      {stops.map(({ id, place, why, type, at }, i) => (
        <li key={id}>
          <b>{i + 1}</b>
          <span title={place}>{place || t('unknownDoor')}{at === null && <small> {t('noPosition')}</small>}</span>
          {type === 'business' && <Tag style={{ margin: 0 }}>{t('business')}</Tag>}
          <Tag color={why === 'task' ? 'processing' : 'warning'} style={{ margin: 0 }}>{t(`why_${why}`)}</Tag>
          <Button type="text" size="small" aria-label={t('takeOut', { place })} title={t('takeOutShort')} onClick={() => onTakeOut(id)}>✕</Button>
        </li>
      ))}
    </ol>
  )
}
