import { Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import type { SuggestedStop } from '#answers/visits'
import { layOutWay } from './lay-out-way.ts'

const size = { width: 400, height: 320, margin: 24 }

/** The way between the doors, north up, with its length as the crow flies. The same order as the list. */
export function WaySketch({ stops }: { stops: readonly SuggestedStop[] }) {
  const { t } = useTranslation('grid')
  const { points, metres, scale } = layOutWay(stops.flatMap(({ at }) => (at ? [at] : [])), size)
  if (points.length === 0) return <Typography.Text type="secondary">{t('noWay')}</Typography.Text>
  return (
    <figure className="grid-way">
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={t('wayOf', { count: points.length })}>
        <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
        {points.map(({ x, y }, i) => (
          <g key={i} data-end={i === 0 || i === points.length - 1}><circle cx={x} cy={y} r={9} /><text x={x} y={y + 3.5}>{i + 1}</text></g>
        ))}
        <g className="grid-scale"><path d={`M${size.margin} ${size.height - 10} v4 h${scale.pixels} v-4`} /><text x={size.margin + scale.pixels + 6} y={size.height - 4}>{t('metres', { count: scale.metres })}</text></g>
      </svg>
      <figcaption>{t('wayLength', { count: points.length, metres: Math.round(metres / 10) * 10 })}</figcaption>
    </figure>
  )
}
