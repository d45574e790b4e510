import { Button, Input } from 'antd-mobile'
import { useTranslation } from 'react-i18next'
import { judgeAnswers, listChoices, type Item } from '#rules/hazards'
import { Words } from '../shell/Words.tsx'
import { Photos } from '../visit/Photos.tsx'
import { isWorded, setAnswer, type CheckDraft } from './check-draft.ts'

interface Props {
  item: Item
  draft: CheckDraft
  onChange: (draft: CheckDraft) => void
  /** A pressed answer goes on to the next item by itself. */
  onAnswered: (draft: CheckDraft) => void
}

/** One item over the whole screen: what is asked above, the answer where the thumb is. */
export function Question({ item, draft, onChange, onAnswered }: Props) {
  const { t, i18n } = useTranslation('check')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const answer = draft.answers[item.id]
  const nameChoice = (choice: string) => item.options.find(({ id }) => id === choice)?.words[language] ?? t(`answer_${choice}`)
  const count = typeof answer === 'number' ? answer : undefined
  const isOut = count !== undefined && judgeAnswers({ items: [{ ...item, showIf: null }] }, { [item.id]: count }).impossible.length > 0
  const setCount = (next: number) => onChange(setAnswer(draft, item.id, Number.isFinite(next) ? next : undefined))
  const step = (by: number) => setCount(Math.min(item.max ?? Infinity, Math.max(item.min ?? -Infinity, (count ?? 0) + by)))
  return (
    <>
      <section className="grid-question">
        <h2>{item.words[language]}{item.required && <i aria-label={t('required')}>*</i>}</h2>
        {isWorded(item.help) && <p className="grid-muted">{item.help[language]}</p>}
      </section>
      <section className="grid-answers">
        {listChoices(item).length > 0 && (
          <div className="grid-choices" data-many={listChoices(item).length > 3} role="group" aria-label={item.words[language]}>
            {listChoices(item).map((choice) => (
              <Button key={choice} size="large" color={answer === choice ? 'primary' : 'default'} fill={answer === choice ? 'solid' : 'outline'} aria-pressed={answer === choice} onClick={() => onAnswered(setAnswer(draft, item.id, choice))}>{nameChoice(choice)}</Button>
            ))}
          </div>
        )}
        {item.type === 'number' && (
          <>
            <div className="grid-count">
              <Button size="large" aria-label={t('less')} onClick={() => step(-1)}>−</Button>
              <Input type="number" inputMode="decimal" aria-label={item.words[language]} value={count === undefined ? '' : String(count)} placeholder={t('howMany')} onChange={(typed) => setCount(typed === '' ? NaN : Number(typed))} />
              {isWorded(item.unit) && <span>{item.unit[language]}</span>}
              <Button size="large" aria-label={t('more')} onClick={() => step(1)}>+</Button>
            </div>
            {isOut && <span className="grid-problem" role="alert">{t('outOfLimits', { min: item.min ?? '', max: item.max ?? '' })}</span>}
          </>
        )}
        {item.type === 'text' && <Words label={item.words[language]} rows={4} max={2000} value={typeof answer === 'string' ? answer : ''} placeholder={t('tell')} onChange={(text) => onChange(setAnswer(draft, item.id, text === '' ? undefined : text))} />}
        {item.type === 'photo' && <Photos photos={draft.photos[item.id] ?? []} onChange={(photos) => onChange({ ...draft, photos: { ...draft.photos, [item.id]: photos } })} />}
      </section>
    </>
  )
}
