import { useTranslation } from 'react-i18next'
import type { MatterRow } from '#answers/visits'
import { useUnitNames } from '../../../../shared/api/units.ts'
import { useColleagues } from '../grid.ts'
import { Waiting } from './Waiting.tsx'

/** One hard matter: whether it presses, what it is, who pushed it, since when nobody has answered, who has it. */
export function MatterLine({ row, hasStation, isSelected = false, onOpen }: { row: MatterRow; hasStation: boolean; isSelected?: boolean; onOpen: () => void }) {
  const { t } = useTranslation('grid')
  const { nameOf } = useUnitNames()
  const people = useColleagues()
  return (
    <li className="grid-line" data-selected={isSelected}>
      <button type="button" onClick={onOpen} aria-current={isSelected}>
        <span className="grid-line-top">
          {row.urgent && <span className="grid-urgent">{t('urgent')}</span>}
          <b>{t(`kind_${row.kind}`)}</b>
          <Waiting row={row} />
        </span>
        <span className="grid-line-text" title={row.text}>{row.text}</span>
        <small>{[...(hasStation ? [nameOf(row.station)] : []), t('pushedBy', { name: people.nameOf(row.by) ?? row.by }), t('withWhom', { who: row.with || t('room') })].filter(Boolean).join(' · ')}</small>
      </button>
    </li>
  )
}
