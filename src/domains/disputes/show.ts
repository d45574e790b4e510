import { maskName, maskPhone } from '#platform/mask.ts'
import { runConfirmation } from './clocks.ts'
import { listMissing } from './decide-agreement.ts'
import type { Dispute } from './dispute.ts'

/** For how long a look keeps the file open to who took it, ms: as long as one sits over it. */
const lookLastsMs = 30 * 60_000

/** Until when the file is open to this account by this look, RFC 3339; null where it is not. */
export function findOpenUntil({ looks }: Pick<Dispute, 'looks'>, account: string, look: string | undefined, now: number): string | null {
  const found = looks.find((l) => l.account === account && l.act === look)
  const until = found ? Date.parse(found.at) + lookLastsMs : 0
  return until > now ? new Date(until).toISOString() : null
}

/** What a closed file shows: that it is there and how far it is; not who they are, nor what was said (PML 15). */
export function closeFile(d: Dispute): Dispute {
  return {
    ...d,
    text: '',
    parties: d.parties.map((p) => ({ ...p, name: maskName(p.name), phone: maskPhone(p.phone), person: null })),
    sessions: d.sessions.map((s) => ({ ...s, record: '' })),
    agreement: d.agreement && { ...d.agreement, facts: '', content: '', items: d.agreement.items.map((i) => ({ ...i, text: '', performance: i.performance && { ...i.performance, note: '' } })) },
    confirmation: {
      offered: d.confirmation.offered && { ...d.confirmation.offered, note: '' }, applied: d.confirmation.applied,
      answered: d.confirmation.answered && { ...d.confirmation.answered, note: '' },
    },
    ended: d.ended && { ...d.ended, text: '' },
  }
}

/** The agreement with who has yet to sign it; an oral one needs nobody's signature (PML 30). */
export function showAgreement(d: Dispute) {
  if (!d.agreement) return null
  const { act: _, ...shown } = d.agreement
  return { ...shown, missing: shown.form === 'oral' ? [] : listMissing(d, shown.signatures) }
}

/** Null where nothing is in effect, or the matter is one that no court confirms. */
export function showConfirmation({ settled, agreement, confirmation: { offered, applied, answered } }: Dispute) {
  if (!settled || !agreement || agreement.status) return null
  const clock = runConfirmation(settled.at)
  // The clock ends at 24:00 of its last day in Asia/Shanghai; days compare as that day's instants do.
  return { clock, offered, answered, applied: applied && { court: applied.court, on: applied.on, late: Date.parse(`${applied.on}T00:00:00+08:00`) >= Date.parse(clock.due) } }
}
