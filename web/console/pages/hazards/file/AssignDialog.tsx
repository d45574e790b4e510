import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HazardFile } from '#answers/hazards'
import { SendDialog } from '../SendDialog.tsx'

/** Who looks again: somebody of the station, or nobody in particular. */
export function AssignDialog({ file, onSend, onClose }: { file: HazardFile; onSend: (body: object) => Promise<void>; onClose: () => void }) {
  const { t } = useTranslation('hazards')
  const [account, setAccount] = useState(file.assignee?.login ?? '')
  const options = [{ value: '', label: t('nobody') }, ...file.members.map((member) => ({ value: member.login, label: member.name }))]
  return (
    <SendDialog title={t('do_assign')} verb={t('do_assign')} words="optional" isReady={account !== (file.assignee?.login ?? '')} onSend={(reason) => onSend({ account: account || null, reason })} onClose={onClose}>
      <Select value={account} onChange={setAccount} options={options} aria-label={t('assignee')} showSearch={{ optionFilterProp: 'label' }} autoFocus />
    </SendDialog>
  )
}
