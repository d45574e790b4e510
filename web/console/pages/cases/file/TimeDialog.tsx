import { Flex, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { MomentPicker } from '../../../../shared/time/pickers.tsx'
import type { CaseView } from '../cases.ts'
import { ReasonDialog } from '../ReasonDialog.tsx'

/** Corrects when a step happened. Steps that someone decided keep their time. */
export function TimeDialog({ view, onSend, onClose }: { view: CaseView; onSend: (body: object) => Promise<void>; onClose: () => void }) {
  const { t } = useTranslation('cases')
  const own = view.steps.filter((step) => step.approval === null)
  const [step, setStep] = useState(own.at(-1)!.status)
  const [at, setAt] = useState<string | null>(null)
  const before = own.find((s) => s.status === step)!.at
  return (
    <ReasonDialog title={t('correctTime')} note={t('correctNote')} verb={t('save')} isReady={at !== null} onConfirm={(reason) => onSend({ step, at, reason })} onClose={onClose}>
      <Flex gap={8}>
        <Select value={step} onChange={setStep} options={own.map((s) => ({ value: s.status, label: t(s.status) }))} aria-label={t('state')} style={{ width: 140 }} />
        <MomentPicker value={at} onChange={setAt} within={[-Infinity, 0]} placeholder={formatExact(before).slice(0, 16)} aria-label={t('correctTime')} style={{ flex: 1 }} />
      </Flex>
    </ReasonDialog>
  )
}
