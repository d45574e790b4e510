import { useTranslation } from 'react-i18next'
import { percent, type Area, type Covered } from './areas.ts'

/** Grids by code: who looks after each, and how well its doors are known. */
export function AreaList({ rows, coverage, names, selected, onSelect }: { rows: readonly Area[]; coverage: readonly Covered[] | undefined; names: Readonly<Record<string, string>>; selected: string | undefined; onSelect: (id: string) => void }) {
  const { t } = useTranslation('gridAreas')
  return (
    <ul className="grid-lines">
      {rows.map(({ id, code, name, tender, addresses }) => {
        const found = coverage?.find((one) => one.id === id)
        return (
          <li key={id} className="grid-line" data-selected={id === selected}>
            <button type="button" aria-current={id === selected} onClick={() => onSelect(id)}>
              <span className="grid-line-top"><b>{name}</b><small>{tender ? (names[tender] ?? tender) : t('nobody')}</small></span>
              <small className="areas-facts">
                <span>{code}</span><span>{t('addressCount', { count: addresses })}</span>
                {found && found.doors > 0 && <span>{t('fresh')} {percent(found.fresh, found.doors)}</span>}
                {found && found.doors > 0 && <span>{t('visited')} {percent(found.visited30d, found.doors)}</span>}
                {found && found.hazards > 0 && <span className="grid-soon">{t('hazardCount', { count: found.hazards })}</span>}
              </small>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
