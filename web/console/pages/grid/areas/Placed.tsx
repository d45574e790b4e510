import { useTranslation } from 'react-i18next'
import type { GridAreas } from '#answers/registry'

/** How many addresses there are, and how many no grid holds. */
export function Placed({ addresses: { total, outside, withoutPosition } }: { addresses: GridAreas['addresses'] }) {
  const { t } = useTranslation('gridAreas')
  return (
    <dl className="areas-placed">
      <div><dt>{t('addresses')}</dt><dd>{total}{outside === 0 && total > 0 && <small>{t('allInside')}</small>}</dd></div>
      {outside > 0 && <div data-some="true"><dt>{t('inNone')}</dt><dd>{outside}<small>{t('gapsHint')}</small></dd></div>}
      {withoutPosition > 0 && <div><dt>{t('noPosition')}</dt><dd>{withoutPosition}</dd></div>}
    </dl>
  )
}
