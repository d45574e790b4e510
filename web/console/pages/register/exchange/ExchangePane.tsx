import { Result } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../../shared/api/me.ts'
import { may } from '../rights.ts'
import './exchange.css'
import { ExportCard } from './export/ExportCard.tsx'
import { ExportList } from './export/ExportList.tsx'
import { ImportCard } from './import/ImportCard.tsx'
import { ImportHistory } from './import/ImportHistory.tsx'

/** Files of the register: what the county already had comes in, what others need goes out. */
export function ExchangePane({ me }: { me: Me }) {
  const { t } = useTranslation('exchange')
  if (!may(me, 'exchange')) return <Result status="403" title={t('noRight')} />
  return (
    <div className="exchange">
      <div className="exchange-side"><ImportCard /><ImportHistory /></div>
      <div className="exchange-side"><ExportCard me={me} /><ExportList me={me} /></div>
    </div>
  )
}
