import { Button, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import type { GridFileCheck } from '#answers/registry'

/** Features that are left out: which, why, what to do; those with a place are shown there. */
export function Faults({ faults, onShow }: { faults: GridFileCheck['faults']; onShow: (at: [number, number]) => void }) {
  const { t } = useTranslation('gridAreas')
  return (
    <>
      <ol className="areas-faults">
        {faults.map(({ feature, code, name, at, message, todo }) => (
          <li key={feature}>
            <span className="areas-fault-head"><b>{feature}</b><span>{[code, name].filter(Boolean).join(' · ') || '—'}</span>{at && <Button size="small" aria-label={t('showOnMap', { feature })} onClick={() => onShow(at)}>{t('showPlace')}</Button>}</span>
            <span>{message} <Typography.Text type="secondary">{todo}</Typography.Text></span>
          </li>
        ))}
      </ol>
      <Typography.Text type="secondary">{t('tryAgain')}</Typography.Text>
    </>
  )
}
