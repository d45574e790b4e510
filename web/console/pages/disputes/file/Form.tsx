import { useTranslation } from 'react-i18next'
import type { Item, Party, Session } from '../disputes.ts'
import { ConsentForm } from '../forms/ConsentForm.tsx'
import { CorrectForm } from '../forms/CorrectForm.tsx'
import { AnswerForm, ApplyForm, OfferForm } from '../forms/CourtForms.tsx'
import { DraftForm } from '../forms/DraftForm.tsx'
import { EndForm } from '../forms/EndForm.tsx'
import { FormDialog } from '../forms/FormDialog.tsx'
import { LinkForm } from '../forms/LinkForm.tsx'
import { LookForm } from '../forms/LookForm.tsx'
import { MediatorsForm } from '../forms/MediatorsForm.tsx'
import { PartyForm } from '../forms/PartyForm.tsx'
import { PerformForm } from '../forms/PerformForm.tsx'
import { PlanForm } from '../forms/PlanForm.tsx'
import type { FormProps } from '../forms/props.ts'
import { RaiseForm } from '../forms/RaiseForm.tsx'
import { SessionForm } from '../forms/SessionForm.tsx'
import { SignForm } from '../forms/SignForm.tsx'
import { TakeOnForm } from '../forms/TakeOnForm.tsx'
import { FlagForm } from '../forms/FlagForm.tsx'
import type { ActionName } from './list-actions.ts'

/** The form that is open: of an action, or of something beside which it stands. */
export type Opened =
  | { name: ActionName }
  | { name: 'correctConsent' | 'correctParty'; party: Party }
  | { name: 'moveSession' | 'holdPlanned' | 'correctSession'; session: Session }
  | { name: 'performItem'; item: Item }
  /** Whatever takes nothing but a reason: its verb, its title, and what it names. */
  | { name: 'reason'; verb: string; title: string; body: object }
  | null

export function Form({ opened, onOpenFile, ...props }: FormProps & { opened: NonNullable<Opened>; onOpenFile: (why: string, intentId: string) => Promise<void> }) {
  const { t } = useTranslation('disputes')
  const { file, send, onClose } = props
  switch (opened.name) {
    case 'openFile':
      return <LookForm onOpen={onOpenFile} onClose={onClose} />
    case 'consent':
      return <ConsentForm {...props} />
    case 'correctConsent':
      return <ConsentForm {...props} party={opened.party.id} corrects />
    case 'nameMediators':
      return <MediatorsForm {...props} />
    case 'takeOn':
      return <TakeOnForm {...props} />
    case 'plan':
      return <PlanForm {...props} />
    case 'moveSession':
      return <PlanForm {...props} session={opened.session} />
    case 'hold': {
      const planned = file.sessions.find((s) => s.state === 'planned')
      return <SessionForm {...props} {...(planned ? { session: planned } : {})} />
    }
    case 'holdPlanned':
    case 'correctSession':
      return <SessionForm {...props} session={opened.session} />
    case 'draft':
    case 'correctAgreement':
      return <DraftForm {...props} />
    case 'sign':
      return <SignForm {...props} />
    case 'perform':
      return <PerformForm {...props} />
    case 'performItem':
      return <PerformForm {...props} item={opened.item} />
    case 'offer':
      return <OfferForm {...props} />
    case 'apply':
      return <ApplyForm {...props} />
    case 'courtAnswer':
      return <AnswerForm {...props} />
    case 'addParty':
      return <PartyForm {...props} />
    case 'correctParty':
      return <PartyForm {...props} party={opened.party} />
    case 'correct':
      return <CorrectForm {...props} />
    case 'raise':
      return <RaiseForm {...props} />
    case 'linkCall':
      return <LinkForm {...props} />
    case 'settleFlag':
      return <FlagForm {...props} />
    case 'end':
      return <EndForm {...props} />
    case 'reopen':
    case 'withdrawAgreement':
      return <FormDialog title={t(opened.name)} note={t(`${opened.name}Note`)} verb={t(opened.name)} asksReason onClose={onClose} onConfirm={({ intentId, reason }) => send(opened.name, { reason }, intentId)} />
    case 'reason':
      return <FormDialog title={opened.title} note={t('correctNote')} verb={opened.title} asksReason onClose={onClose} onConfirm={({ intentId, reason }) => send(opened.verb, { ...opened.body, reason }, intentId)} />
    case 'print':
    case 'closeFile':
      return null
  }
}
