import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoundRow } from '#answers/visits'
import { ReasonDialog } from '../../../../shared/shell/ReasonDialog.tsx'
import { WalkersInput } from './WalkersInput.tsx'

/** Somebody else goes: what the first one's phone holds of it is forgotten there. */
export function ReassignDialog({ round, onSend, onClose }: { round: RoundRow; onSend: (body: object) => Promise<void>; onClose: () => void }) {
  const { t } = useTranslation('grid')
  const [walkers, setWalkers] = useState({ assignee: round.assignee, partner: round.partner })
  const isChanged = walkers.assignee !== round.assignee || walkers.partner !== round.partner
  const confirm = async (reason: string) => {
    await onSend({ ...walkers, reason })
    onClose()
  }
  return (
    <ReasonDialog title={`${t('do_reassign')} · ${round.title}`} note={t('note_reassign')} verb={t('do_reassign')} isReady={isChanged} onConfirm={confirm} onClose={onClose}>
      <WalkersInput value={walkers} onChange={setWalkers} />
    </ReasonDialog>
  )
}
