import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView, Question } from '../cases.ts'
import { ReasonDialog } from '../ReasonDialog.tsx'

/** Asks for a decision: says who will decide and by which article before it is sent. */
export function AskDialog({ view, what, onSend, onClose }: { view: CaseView; what: Question; onSend: (body: object) => Promise<void>; onClose: () => void }) {
  const { t, i18n } = useTranslation('cases')
  const [closing, setClosing] = useState<string | null>(view.rules.closings.length === 1 ? view.rules.closings[0]! : null)
  const rule = view.rules.approvals[what]
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const note = rule
    ? `${t(`decidedBy_${rule.level}`)} · ${rule.article[language]}${rule.toBeConfirmed ? ` · ${t('toBeConfirmed')}` : ''}`
    : t(what === 'extend' ? 'decidedByClock' : 'decidedBySame')
  const isClosing = what === 'close'
  return (
    <ReasonDialog
      title={t(`ask_${what}`)}
      note={<>{note}{isClosing && <><br />{view.definitions.closed.text[language]}</>}</>}
      verb={t('send')}
      isDangerous={what === 'void'}
      isReady={!isClosing || closing !== null}
      onConfirm={(reason) => onSend({ what, reason, closing: isClosing ? closing : null })}
      onClose={onClose}
    >
      {isClosing && <Select value={closing} onChange={setClosing} placeholder={t('closingGround')} aria-label={t('closingGround')} options={view.rules.closings.map((value) => ({ value, label: t(`closing_${value}`) }))} />}
    </ReasonDialog>
  )
}
