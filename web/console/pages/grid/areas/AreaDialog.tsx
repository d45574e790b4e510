import { Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GridHistory } from '#answers/registry'
import { post } from '../../../../shared/api/client.ts'
import { dayOn } from '../../../../shared/i18n/time.ts'
import { ReasonDialog } from '../../../../shared/shell/ReasonDialog.tsx'
import { DayPicker } from '../../../../shared/time/pickers.tsx'
import { useColleagues, useRefreshGrid } from '../grid.ts'

export type AreaStep = 'rename' | 'hand' | 'end' | 'revive'

/** Another name, somebody else, the end of a grid or its return, with the reason. */
export function AreaDialog({ grid, step, onClose }: { grid: GridHistory; step: AreaStep; onClose: () => void }) {
  const { t } = useTranslation('gridAreas')
  const refresh = useRefreshGrid()
  const { walkers } = useColleagues()
  const [name, setName] = useState(grid.name)
  const [tender, setTender] = useState(grid.tender ?? '')
  const [on, setOn] = useState(dayOn(0))
  const { isReady, body, note } = {
    rename: { isReady: name.trim() !== '' && name !== grid.name, body: { name: name.trim() }, note: undefined },
    hand: { isReady: tender !== (grid.tender ?? ''), body: { tender }, note: t('noteHand') },
    revive: { isReady: true, body: {}, note: undefined },
    end: { isReady: on !== '', body: { on }, note: t('noteEnd') },
  }[step]
  const confirm = async (reason: string) => {
    await post(`/api/grid-areas/${grid.id}/${step}`, { ...body, reason })
    await refresh()
    onClose()
  }
  return (
    <ReasonDialog title={`${t(step)} · ${grid.name}`} verb={t(step)} note={note} isReady={isReady} isDangerous={step === 'end'} onConfirm={confirm} onClose={onClose}>
      {step === 'rename' && <label className="grid-field"><span>{t('newName')}</span><Input value={name} maxLength={80} aria-label={t('newName')} onChange={(event) => setName(event.target.value)} /></label>}
      {step === 'hand' && <label className="grid-field"><span>{t('tender')}</span><Select allowClear value={tender || null} onChange={(to) => setTender(to ?? '')} placeholder={t('nobody')} aria-label={t('tender')} showSearch={{ optionFilterProp: 'label' }} options={walkers.map((one) => ({ value: one.id, label: one.name }))} /></label>}
      {step === 'end' && <label className="grid-field"><span>{t('endFrom')}</span><DayPicker value={on} aria-label={t('endFrom')} within={[-365, 365]} onChange={(day) => setOn(day ?? '')} /></label>}
    </ReasonDialog>
  )
}
