import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { One } from './Field.tsx'
import { FormDialog } from './FormDialog.tsx'

const reasons = ['mediate', 'follow_up', 'check', 'asked'] as const

/** Why the whole file is opened: the look stands in the history. */
export function LookForm({ onOpen, onClose }: { onOpen: (why: string, intentId: string) => Promise<void>; onClose: () => void }) {
  const { t } = useTranslation('disputes')
  const [why, setWhy] = useState<(typeof reasons)[number]>('mediate')
  return (
    <FormDialog title={t('openFile')} note={t('openNote')} verb={t('openFile')} onClose={onClose} onConfirm={({ intentId }) => onOpen(why, intentId)}>
      <One label={t('lookWhy')} value={why} onChange={setWhy} hasFocus options={reasons.map((value) => ({ value, label: t(`why_${value}`) }))} />
    </FormDialog>
  )
}
