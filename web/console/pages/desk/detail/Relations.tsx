import { useQueries } from '@tanstack/react-query'
import { Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { get } from '../../../../shared/api/client.ts'
import { formatExact } from '../../../../shared/i18n/time.ts'
import type { Incident } from '../data/incidents.ts'
import { useAction } from './use-action.ts'

/** Calls that this one is linked with: open them, or undo a link. */
export function Relations({ call, onOpen }: { call: Incident; onOpen: (id: string) => void }) {
  const { t } = useTranslation('desk')
  const { send } = useAction(call.id, () => undefined)
  const others = useQueries({
    queries: call.relations.map(({ to }) => ({ queryKey: ['incident', to], queryFn: () => get<Incident>(`/api/incidents/${to}`) })),
  })
  if (call.relations.length === 0) return null
  return (
    <ul className="desk-relations" aria-label={t('relations')}>
      {call.relations.map(({ to, kind }, index) => {
        const other = others[index]?.data
        return (
          <li key={to}>
            <em>{t(kind)}</em>
            <button type="button" className="desk-link" onClick={() => onOpen(to)} title={other ? formatExact(other.times.received!) : undefined}>{other ? `${other.place || t('placeUnknown')} · ${other.number.slice(-13)}` : '…'}</button>
            {call.may.includes('relate') && (
              <Popconfirm title={t('unlinkAsk')} okText={t('unlink')} cancelText={t('leave')} onConfirm={() => void send('unrelate', { to, reason: t('unlinkReason') })}>
                <button type="button" className="desk-link">{t('unlink')}</button>
              </Popconfirm>
            )}
          </li>
        )
      })}
    </ul>
  )
}
