import { Button, Card, Flex, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOn, formatExact } from '../../../../shared/i18n/time.ts'
import type { MapArea } from '../../../../shared/map/index.ts'
import { Refusal } from '../Refusal.tsx'
import { AreaDialog, type AreaStep } from './AreaDialog.tsx'
import { useArea } from './areas.ts'

/** A grid: who looks after it, every boundary that it had, and what its chief does with it. */
export function AreaFile({ id, mayDraw, before, onBefore, onClose }: { id: string; mayDraw: boolean; before: string | null; onBefore: (area: MapArea | null) => void; onClose: () => void }) {
  const { t } = useTranslation('gridAreas')
  const { data: grid, error } = useArea(id)
  const [step, setStep] = useState<AreaStep | null>(null)
  return (
    <Card size="small" className="areas-file" title={<h2 className="grid-head">{grid?.name ?? ' '}<small>{grid?.code}</small></h2>} extra={<Button type="text" size="small" aria-label={t('back')} onClick={onClose}>✕</Button>}>
      {error ? <Refusal error={error} /> : !grid ? <Skeleton className="lq-late" active paragraph={{ rows: 2 }} /> : (
        <>
          {mayDraw && <Flex gap={8} wrap className="grid-steps">{(grid.ended ? (['revive'] as const) : (['rename', 'hand', 'end'] as const)).map((verb) => <Button key={verb} size="small" danger={verb === 'end'} onClick={() => setStep(verb)}>{t(verb)}</Button>)}</Flex>}
          <h3 className="areas-head">{t('history')}</h3>
          <ol className="areas-history">
            {grid.boundaries.map(({ from, by, at, reason, boundary }, i) => {
              const key = `${id} ${from}`
              return (
                <li key={from}>
                  <b>{t('since', { day: from })}{i === 0 && <> · {grid.ended ? t('ended', { day: grid.ended.on }) : t(from > dayOn(0) ? 'toCome' : 'current')}</>}</b>
                  <span>{reason || t('firstDrawn')}</span>
                  <small>{t('by', { name: grid.names[by] ?? by, at: formatExact(at) })}</small>
                  {i > 0 && <Button size="small" aria-pressed={before === key} onClick={() => onBefore(before === key ? null : { id: key, name: '', boundary, look: 'before' })}>{t(before === key ? 'hideBefore' : 'showBefore')}</Button>}
                </li>
              )
            })}
          </ol>
          {step && <AreaDialog key={step} grid={grid} step={step} onClose={() => setStep(null)} />}
        </>
      )}
    </Card>
  )
}
