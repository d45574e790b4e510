import { Slider, Typography, theme } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatClock } from '../../shared/i18n/time.ts'
import { minuteMs, partsOfDay, type OwnCoverage } from './own-footage.ts'

/** A day from left to right: what is recorded, and the moment that is shown. */
export function DayBar({ spans, dayStart, at, onPick }: { spans: OwnCoverage['spans']; dayStart: number; at: number; onPick: (at: number) => void }) {
  const { t } = useTranslation('portal')
  const { token } = theme.useToken()
  const parts = partsOfDay(spans, dayStart)
  return (
    <div>
      <div aria-hidden style={{ position: 'relative', height: 10, borderRadius: 3, background: token.colorFillSecondary, overflow: 'hidden' }}>
        {parts.map(({ from, to }) => <div key={from} style={{ position: 'absolute', insetBlock: 0, insetInlineStart: `${from * 100}%`, width: `max(2px, ${(to - from) * 100}%)`, background: token.colorPrimary }} />)}
      </div>
      <Slider
        min={0} max={24 * 60 - 1} value={Math.floor((at - dayStart) / minuteMs)} onChange={(minute) => onPick(dayStart + minute * minuteMs)} style={{ margin: '6px 0 0' }}
        tooltip={{ formatter: (minute) => formatClock(dayStart + (minute ?? 0) * minuteMs) }} ariaLabelForHandle={t('time')}
      />
      {parts.length === 0 && <Typography.Text type="secondary">{t('nothingDay')}</Typography.Text>}
    </div>
  )
}
