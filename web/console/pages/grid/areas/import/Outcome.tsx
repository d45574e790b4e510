import { Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import type { GridFileCheck } from '#answers/registry'

/** What a file would do, and how the addresses would lie then. */
export function Outcome({ check: { features, added, changed, same, faults, addresses } }: { check: GridFileCheck }) {
  const { t } = useTranslation('gridAreas')
  const parts = [t('result', { features }), ...(added > 0 ? [t('willAdd', { count: added })] : []), ...(changed > 0 ? [t('willChange', { count: changed })] : []), ...(same > 0 ? [t('willSame', { count: same })] : [])]
  return (
    <div role="status" className="areas-outcome">
      <div>{parts.join(' · ')}{faults.length > 0 && <Typography.Text type="danger" strong> · {t('leftOut', { count: faults.length })}</Typography.Text>}</div>
      {addresses.total > 0 && (
        <div>
          {addresses.outside > 0 ? t('afterwards', { ...addresses }) : t('afterwardsAll', { total: addresses.total - addresses.withoutPosition })}
          {addresses.withoutPosition > 0 && <> · {t('withoutPlace', { count: addresses.withoutPosition })}</>}
        </div>
      )}
    </div>
  )
}
