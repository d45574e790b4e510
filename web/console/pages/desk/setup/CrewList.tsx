import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Empty } from 'antd'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../../shared/api/client.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useNamesOfColleagues, useUnitNames } from '../data/county.ts'
import { useCrews } from '../data/crews.ts'
import { joinNames } from '../../../../shared/i18n/join-names.ts'

/** The crews with their people; duty can be begun and ended from here too. */
export function CrewList({ onEdit }: { onEdit: (id: string) => void }) {
  const { t, i18n } = useTranslation('desk')
  const queries = useQueryClient()
  const { data, error } = useCrews()
  const { nameOf } = useUnitNames()
  const who = useNamesOfColleagues()
  const duty = useMutation({
    mutationFn: ({ id, verb }: { id: string; verb: 'start' | 'end' }) => post(`/api/crews/${id}/${verb}`, {}, newIntentId()),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['crews'] }),
  })
  return (
    <>
      <ErrorNote error={error ?? duty.error} />
      {data?.crews.length === 0 && <Empty description={t('unitsNone')} />}
      <ul className="desk-crews">
        {data?.crews.map((crew) => (
          <li key={crew.id}>
            <span>
              <b>{crew.callsign[i18n.language === 'en' ? 'en' : 'zh']}</b> {t(crew.vehicle)} · {nameOf(crew.station)} · {t(crew.state === 'off' ? 'off' : 'onDuty')}
              <br />
              <span className="desk-quiet">{joinNames(crew.members.map(who))} · {crew.phone}</span>
            </span>
            <span>
              <Button size="small" onClick={() => duty.mutate({ id: crew.id, verb: crew.state === 'off' ? 'start' : 'end' })}>{t(crew.state === 'off' ? 'dutyStart' : 'dutyEnd')}</Button>{' '}
              <Button size="small" onClick={() => onEdit(crew.id)}>{t('change')}</Button>
            </span>
          </li>
        ))}
      </ul>
      <Button type="primary" block onClick={() => onEdit('new')}>{t('formCrew')}</Button>
    </>
  )
}
