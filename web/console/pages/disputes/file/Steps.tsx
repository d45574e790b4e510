import { useTranslation } from 'react-i18next'
import { formatDay } from '../../../../shared/i18n/time.ts'
import type { DisputeFile } from '../disputes.ts'

type Step = [name: string, at: string | null]

/** The way of a dispute: what has been reached, with its day, and what lies ahead. */
export function Steps({ file }: { file: DisputeFile }) {
  const { t } = useTranslation('disputes')
  const consents = file.parties.map((p) => (p.consent?.agreed ? p.consent.at : null))
  const agreed = consents.every((at) => at !== null) ? consents.toSorted().at(-1)! : null
  const held = file.sessions.findLast((s) => s.state === 'held')?.at ?? null
  const performed = file.performance === 'performed' ? (file.agreement!.items.map((i) => i.performance!.on).sort().at(-1) ?? null) : null
  const steps: Step[] = [
    ['step_reported', file.reportedAt], ['step_consent', agreed], ['step_session', held],
    ...(file.ended ? [['step_ended', file.ended.at] as Step] : [['step_settled', file.settledAt] as Step, ...(file.agreement?.items.length === 0 ? [] : [['step_performed', performed] as Step])]),
  ]
  const current = steps.findLastIndex(([, at]) => at !== null)
  return (
    <ol className="disputes-steps" aria-label={t('steps')}>
      {steps.map(([name, at], i) => (
        <li key={name} data-reached={at !== null} aria-current={i === current ? 'step' : undefined}>
          <span aria-hidden />{t(name)}{at && <small>{formatDay(at).slice(5)}</small>}
        </li>
      ))}
    </ol>
  )
}
