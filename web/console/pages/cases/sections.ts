import type { ComponentType } from 'react'
import { CaseFootage } from '../review/CaseFootage.tsx'

/** A tab of the case file that another room fills: what it shows is on the ground of this case. */
export interface CaseSection {
  /** Key of its name in the case page's texts. */
  key: 'footage'
  component: ComponentType<{ caseId: string; isOpen: boolean }>
}

export const caseSections: readonly CaseSection[] = [{ key: 'footage', component: CaseFootage }]
