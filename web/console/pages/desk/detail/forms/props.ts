import type { Incident } from '../../data/incidents.ts'

/** What every form of an action gets. */
export interface FormProps {
  call: Incident
  onClose: () => void
}
