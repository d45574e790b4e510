/** The words that hazards are kept in, beside those that checklists share with them (rules.ts). */
export const statuses = ['found', 'mending', 'passed', 'failed', 'handed_over', 'closed', 'withdrawn'] as const
/** What the one who has to mend it is to the place. */
export const relations = ['owner', 'tenant', 'business', 'unit'] as const
/** To whom a hazard goes that is not the police's to follow up. */
export const authorities = ['fire_brigade', 'market_supervision', 'housing', 'power_company', 'township', 'other'] as const
export const results = ['passed', 'not_passed'] as const
/** Why the full record of the responsible party is opened. */
export const lookReasons = ['contact', 'visit', 'document', 'check'] as const
/** Why a fact lies before a supervisor: it came over a week late, after the hazard had ended, or behind a newer re-check. */
export const contradictions = ['late', 'after_end', 'before_newer'] as const

export type Status = (typeof statuses)[number]
export type Authority = (typeof authorities)[number]
export type Result = (typeof results)[number]
export type Contradiction = (typeof contradictions)[number]
export type LookReason = (typeof lookReasons)[number]
