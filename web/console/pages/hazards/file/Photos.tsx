import { Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import type { HazardFile } from '#answers/hazards'
import { formatExact } from '../../../../shared/i18n/time.ts'

/** Photos by what is known of them: their bytes come from the phone whenever it has a network. */
export function Photos({ photos }: { photos: HazardFile['pictures'] }) {
  const { t } = useTranslation('hazards')
  if (photos.length === 0) return <Typography.Text type="secondary">{t('noPhotos')}</Typography.Text>
  return (
    <ul className="hazard-photos" aria-label={t('photos')}>
      {photos.map(({ sha256, takenAt }) => <li key={sha256} title={sha256}><span>{t('photoComes')}</span><span>{takenAt ? formatExact(takenAt).slice(5, 16) : ''}</span></li>)}
    </ul>
  )
}
