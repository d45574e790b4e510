import { useTranslation } from 'react-i18next'
import type { Severity } from '#rules/hazards'
import { answersOf, describeFault, judgeCheck, type CheckDraft, type FaultChanges } from './check-draft.ts'
import { FaultCard } from './FaultCard.tsx'

interface Props {
  draft: CheckDraft
  terms: Record<Severity, number> | null
  onChange: (draft: CheckDraft) => void
  /** To an item, by its place among those that are asked. */
  onOpen: (at: number) => void
}

/** What was found first, then every answer, each a press away from being changed. */
export function Summary({ draft, terms, onChange, onOpen }: Props) {
  const { t, i18n } = useTranslation('check')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const { asked, missing, impossible, proposed } = judgeCheck(draft)
  const answers = answersOf(draft)
  const change = (item: string, changes: FaultChanges) => onChange({ ...draft, faults: { ...draft.faults, [item]: { ...draft.faults[item], ...changes } } })
  const say = (id: string) => {
    const answer = answers[id]
    if (answer === undefined) return t(missing.includes(id) ? 'missing' : 'notAnswered')
    if (Array.isArray(answer)) return t('photosTaken', { count: answer.length })
    const item = draft.content.items.find((one) => one.id === id)!
    if (typeof answer === 'number') return `${answer} ${item.unit[language]}`
    return item.type === 'text' ? answer : (item.options.find((option) => option.id === answer)?.words[language] ?? t(`answer_${answer}`))
  }
  return (
    <section className="grid-summary">
      <h2>{proposed.length > 0 ? t('found', { count: proposed.length }) : t('foundNone')}</h2>
      {proposed.map((one) => <FaultCard key={one.item} fault={describeFault(draft, one, terms, language)} onChange={(changes) => change(one.item, changes)} />)}
      <h2>{t('answers')}</h2>
      <ol className="grid-doors">
        {asked.map((id, at) => (
          <li key={id}>
            <button type="button" data-state={missing.includes(id) || impossible.some(({ item }) => item === id) ? 'stuck' : proposed.some(({ item }) => item === id) ? 'next' : 'open'} onClick={() => onOpen(at)}>
              <span className="grid-asked">{draft.content.items.find((item) => item.id === id)!.words[language]}</span><em>{say(id)}</em>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
