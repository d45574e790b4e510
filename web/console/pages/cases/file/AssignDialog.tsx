import { Flex, Select, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../cases.ts'
import { ReasonDialog } from '../ReasonDialog.tsx'

/** Names other officers: two different people of the team. */
export function AssignDialog({ view, onSend, onClose }: { view: CaseView; onSend: (body: object) => Promise<void>; onClose: () => void }) {
  const { t } = useTranslation('cases')
  const [lead, setLead] = useState(view.lead)
  const [second, setSecond] = useState(view.second)
  const options = view.officers.map((o) => ({ value: o.login, label: o.name }))
  const isReady = lead !== second && (lead !== view.lead || second !== view.second)
  return (
    <ReasonDialog title={t('assign')} verb={t('assign')} isReady={isReady} onConfirm={(reason) => onSend({ lead, second, reason })} onClose={onClose}>
      <Flex gap={12}>
        <label style={{ flex: 1 }}><Typography.Text>{t('lead')}</Typography.Text><Select value={lead} onChange={setLead} options={options} style={{ width: '100%' }} /></label>
        <label style={{ flex: 1 }}><Typography.Text>{t('second')}</Typography.Text><Select value={second} onChange={setSecond} options={options.filter((o) => o.value !== lead)} style={{ width: '100%' }} /></label>
      </Flex>
    </ReasonDialog>
  )
}
