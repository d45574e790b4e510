import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../cases.ts'
import { ReasonDialog } from '../ReasonDialog.tsx'

/** Corrects the matter and the summary; what stood before stays in the history. */
export function CorrectDialog({ view, onSend, onClose }: { view: CaseView; onSend: (body: object) => Promise<void>; onClose: () => void }) {
  const { t } = useTranslation('cases')
  const [title, setTitle] = useState(view.title)
  const [summary, setSummary] = useState(view.summary)
  const isReady = title.trim() !== '' && (title !== view.title || summary !== view.summary)
  return (
    <ReasonDialog title={t('correct')} note={t('correctNote')} verb={t('save')} isReady={isReady} onConfirm={(reason) => onSend({ title, summary, reason })} onClose={onClose}>
      <Input value={title} onChange={(e) => setTitle(e.target.value)} maxLength={120} aria-label={t('matter')} />
      <Input.TextArea value={summary} onChange={(e) => setSummary(e.target.value)} maxLength={4000} aria-label={t('summary')} autoSize={{ minRows: 3, maxRows: 10 }} />
    </ReasonDialog>
  )
}
