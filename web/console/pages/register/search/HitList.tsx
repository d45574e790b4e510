import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { useUnitNames } from '../../../../shared/api/units.ts'
import type { Hit } from './hits.ts'

interface Props {
  id: string
  hits: readonly Hit[]
  at: number
  /** Id of the record that is open beside it. */
  openId: string | undefined
  /** Names of stations are said of hits elsewhere. */
  station: string
  onOpen: (hit: Hit, at: number) => void
}

/** Masked hits, grouped as people, businesses and addresses. */
export function HitList({ id, hits, at, openId, station, onOpen }: Props) {
  const { t } = useTranslation('register')
  const { nameOf } = useUnitNames()
  return (
    <ul id={id} role="listbox" aria-label={t('hits')} className="register-hits">
      {hits.map((hit, i) => (
        <li key={`${hit.type}/${hit.id}`} id={`${id}-${i}`} role="option" aria-selected={i === at} data-open={hit.id === openId} onClick={() => onOpen(hit, i)}>
          {hits[i - 1]?.type !== hit.type && <small className="register-hits-group">{t(`hits_${hit.type as 'person' | 'business' | 'address'}`)}</small>}
          <span className="register-hit">
            <b title={hit.name}>{hit.name}</b>
            {hit.ended && <Tag style={{ margin: 0 }}>{t('ended')}</Tag>}
            {hit.station !== station && <Tag style={{ margin: 0 }}>{nameOf(hit.station)}</Tag>}
            {hit.apart.length > 0 && <span title={hit.apart.join(' · ')}>{hit.apart.join(' · ')}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
