import { useQueryClient } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../../../shared/api/client.ts'
import { ReasonDialog } from '../../../../shared/shell/ReasonDialog.tsx'
import { MomentPicker } from '../../../../shared/time/pickers.tsx'
import type { Grant, Service } from '../grants.ts'

/** The law's exception is looked at anew after half a year (the server holds this). */
const mostDays = 180

/** Prolongs or ends the deferral of an owner's notice. Who approved the grant decides and answers for it (PIPL 18, 35). */
export function DeferDialog({ grant, service, name, onClose }: { grant: Grant; service: Service; name: string; onClose: () => void }) {
  const { t } = useTranslation('review')
  const queries = useQueryClient()
  const [ends, setEnds] = useState(false)
  const [until, setUntil] = useState<string | null>(service.shownFrom)
  const send = async (ground: string) => {
    await post(`/api/footage/grants/${grant.id}/defer`, { owner: service.owner, until: ends ? new Date().toISOString() : until, ground })
    await queries.invalidateQueries({ queryKey: ['grant', grant.id] })
    onClose()
  }
  return (
    <ReasonDialog title={t('deferTitle', { name })} note={t('deferNote', { days: mostDays })} verb={t(ends ? 'tellNow' : 'prolong')} isReady={ends || until !== null} onConfirm={send} onClose={onClose}>
      <Segmented block value={ends} onChange={setEnds} options={[{ value: false, label: t('prolong') }, { value: true, label: t('tellNow') }]} />
      {!ends && <MomentPicker value={until} onChange={setUntil} within={[0, mostDays]} aria-label={t('deferUntil')} />}
    </ReasonDialog>
  )
}
