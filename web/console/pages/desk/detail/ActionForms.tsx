import type { Incident } from '../data/incidents.ts'
import type { ActionName } from './actions.ts'
import { CallBackForm } from './forms/CallBackForm.tsx'
import { CloseForm } from './forms/CloseForm.tsx'
import { CorrectForm } from './forms/CorrectForm.tsx'
import { CorrectReportForm } from './forms/CorrectReportForm.tsx'
import { DispatchForm } from './forms/DispatchForm.tsx'
import { EmergencyForm } from './forms/EmergencyForm.tsx'
import { HandOverForm } from './forms/HandOverForm.tsx'
import { LinkForm } from './forms/LinkForm.tsx'
import { ReasonForm } from './forms/ReasonForm.tsx'
import { StepForm } from './forms/StepForm.tsx'
import { TakeOverForm } from './forms/TakeOverForm.tsx'
import { UndoForm } from './forms/UndoForm.tsx'
import { History } from './History.tsx'

/** The form of an action. */
export function ActionForms({ call, action, onClose }: { call: Incident; action: ActionName; onClose: () => void }) {
  const given = { call, onClose }
  switch (action) {
    case 'dispatch':
      return <DispatchForm {...given} />
    case 'step':
      return <StepForm {...given} />
    case 'undo':
      return <UndoForm {...given} />
    case 'close':
      return <CloseForm {...given} />
    case 'handOver':
      return <HandOverForm {...given} />
    case 'takeOver':
      return <TakeOverForm {...given} />
    case 'link':
      return <LinkForm {...given} />
    case 'correct':
      return <CorrectForm {...given} />
    case 'correctReport':
      return <CorrectReportForm {...given} />
    case 'callBack':
      return <CallBackForm {...given} />
    case 'emergency':
      return <EmergencyForm {...given} />
    case 'history':
      return <History id={call.id} onClose={onClose} />
    default:
      return <ReasonForm {...given} kind={action} />
  }
}
