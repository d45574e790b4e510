import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'

const keys = ['K', 'J', 'L', ', .', '← →', 'PgUp PgDn', 'I O', 'S', 'M', 'E', 'B', 'C', 'P N', '[ ]', '1 – 9', 'W', 'Z 0', '+ −', 'F', '?'] as const

export function KeyHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('review')
  return (
    <Drawer title={t('keys')} open={open} onClose={onClose} size={340}>
      <dl className="review-keys">{keys.map((key) => [<dt key={key}><kbd>{key}</kbd></dt>, <dd key={`${key} says`}>{t(`key_${key}`)}</dd>])}</dl>
    </Drawer>
  )
}
