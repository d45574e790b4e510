import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Spell } from '#answers/cameras'
import { formatClockSeconds, formatElapsed } from '../../../../shared/i18n/time.ts'
import { isLoss } from './kinds.ts'

const dayMs = 86_400_000

/** Twenty-four hours of one camera: where footage is lacking, and where something else was wrong. `to`: as far as the day has gone. */
export function DayStrip({ from, to, spells, name }: { from: string; to: string; spells: readonly Spell[]; name: string }) {
  const { t } = useTranslation('cameras')
  const begin = Date.parse(from)
  const end = Date.parse(to)
  const share = (ms: number) => `${(Math.max(0, Math.min(ms, end) - begin) / dayMs) * 100}%`
  const sayOf = (s: Spell) => {
    const until = s.to === null ? t('stillSo') : formatClockSeconds(s.to)
    return `${t(`trouble_${s.kind}`)} ${formatClockSeconds(Math.max(begin, Date.parse(s.from)))}–${until} · ${formatElapsed(Math.min(s.to === null ? end : Date.parse(s.to), end) - Math.max(begin, Date.parse(s.from)))}`
  }
  return (
    <div className="day-strip" role="img" aria-label={`${name}: ${spells.length === 0 ? t('dayGood') : spells.map(sayOf).join('; ')}`}>
      <span className="day-known" style={{ width: share(end) }} />
      {spells.map((s) => (
        <Tooltip key={`${s.kind} ${s.from}`} title={sayOf(s)}>
          <span className={`day-spell day-${s.kind} ${isLoss(s.kind) ? 'day-loss' : 'day-odd'}`} style={{ left: share(Math.max(begin, Date.parse(s.from))), right: `calc(100% - ${share(s.to === null ? end : Date.parse(s.to))})` }} />
        </Tooltip>
      ))}
      {[6, 12, 18].map((hour) => <i key={hour} style={{ left: `${(hour / 24) * 100}%` }} />)}
    </div>
  )
}
