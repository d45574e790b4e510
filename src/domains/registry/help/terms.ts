/** What help there is, how often, and what may come of it: closed lists; nothing is written about the person (law.md P11). */
export const helpKinds = ['visit', 'call', 'safety_check', 'emergency_contact'] as const
export type HelpKind = (typeof helpKinds)[number]

export const rhythms = ['week', 'fortnight', 'month'] as const
export type Rhythm = (typeof rhythms)[number]
export const outcomes = ['fine', 'again', 'nobody'] as const
export type Outcome = (typeof outcomes)[number]

/** Who says that it shall end: saying so is as easy as agreeing was (PIPL 15). */
export const sayers = ['self', 'guardian', 'family'] as const
export const relations = ['father', 'mother', 'grandparent', 'sibling', 'other_guardian'] as const
/** `over`, `left`: by the system. */
export const endings = ['withdrawn', 'moved', 'died', 'mistake', 'renewed', 'over', 'left'] as const
/** Those that somebody at the station says. */
export const saidEndings = ['moved', 'died', 'mistake'] as const

const rhythmDays: Record<Rhythm, number> = { week: 7, fortnight: 14, month: 30 }
/** A home is looked over twice a year, the first time within a week. */
const [firstCheckDays, checkDays] = [7, 182]
/** Help that did not come about, or was not enough, is due again the next day. */
const againDays = 1

/** Longest time for which somebody agrees: after it they are asked anew. */
export const longestMonths = 12
/** Below this age a guardian agrees (PIPL 31). */
export const ownConsentFrom = 14

/** A consent as far as it says when help is due. */
export interface Agreed {
  kinds: readonly HelpKind[]
  every: Rhythm
  from: string
  done: readonly { kind: HelpKind; on: string; outcome: Outcome }[]
}

/** When each kind of help is due next, `yyyy-mm-dd`; an emergency contact is called upon, never due. */
export function dueOf({ kinds, every, from, done }: Agreed): { kind: HelpKind; due: string }[] {
  return kinds.flatMap((kind) => {
    if (kind === 'emergency_contact') return []
    const [first, then] = kind === 'safety_check' ? [firstCheckDays, checkDays] : [rhythmDays[every], rhythmDays[every]]
    const last = done.filter((one) => one.kind === kind).toSorted((a, b) => a.on.localeCompare(b.on)).at(-1)
    return [{ kind, due: last ? addDays(last.on, last.outcome === 'fine' ? then : againDays) : addDays(from, first) }]
  })
}

export const addDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** The same day so many months on; the month's last where it has no such day. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** Years of age on a day. */
export const ageOn = (birth: string, day: string): number => Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(5) < birth.slice(5) ? 1 : 0)
