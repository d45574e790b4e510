import { Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CameraCounts } from '#answers/cameras'

/** How many record, and how many don't that should. */
export function Counts({ counts: { recording, active, trouble }, isStale }: { counts: CameraCounts; isStale: boolean }) {
  const { t } = useTranslation('cameras')
  return (
    <Typography.Text type="secondary" ellipsis style={{ fontWeight: 400, fontVariantNumeric: 'tabular-nums' }}>
      {isStale ? t('countsStale', { active }) : t('counts', { recording, active })}
      {trouble > 0 && !isStale && <Typography.Text type="danger"> · {t('countsTrouble', { trouble })}</Typography.Text>}
    </Typography.Text>
  )
}
