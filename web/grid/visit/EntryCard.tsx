import { Button, Dialog } from 'antd-mobile'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldsToAsk, isAsked, sheets } from '#rules/registry'
import { entryText } from '../entry-text.ts'
import type { Entry } from '../carried/rounds.ts'
import { askable, documentOf, knownOf, setSaid, setStill, type Draft } from './draft.ts'
import { FieldInput } from './FieldInput.tsx'

interface Props {
  entry: Entry
  draft: Draft
  onChange: (draft: Draft) => void
}

/** One record behind the door: what is asked stands open, what is known and fresh stands in a line. */
export function EntryCard({ entry, draft, onChange }: Props) {
  const { t, i18n } = useTranslation('grid')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const now = Date.parse(draft.startedAt)
  const [isAll, setAll] = useState(false)
  const { fields, label, ends } = sheets[entry.t]
  const known = knownOf(entry, draft)
  const asked = new Set(fieldsToAsk(fields, known, now))
  const said = draft.said[entry.i] ?? {}
  const still = new Set(draft.still[entry.i] ?? [])
  const name = String(said['name'] ?? entryText(entry, 'name'))
  const endedWhy = draft.ended[entry.i]
  const shown = askable(entry.t).filter(([field, definition]) => asked.has(field) || said[field] !== undefined || (isAll && isAsked(definition, known)))
  const rest = askable(entry.t).filter(([field]) => entry.f[field] && !shown.some(([one]) => one === field))

  /** The first that say something: that there is no entrance is nothing to read. */
  const glimpse = rest.filter(([field]) => entryText(entry, field) !== '' && field !== 'name').slice(0, 3)

  const say = (field: string) => {
    const held = entryText(entry, field)
    const definition = fields[field]!
    return (definition.kind === 'choice' ? definition.options[held]?.[language] : held) || t('hasNone')
  }
  const askEnd = () =>
    Dialog.show({
      title: t('endTitle', { name: name || label[language] }), closeOnAction: true,
      actions: [...Object.entries(ends).map(([key, words]) => ({ key, text: words[language] })), { key: '', text: t('cancel') }],
      onAction: ({ key }) => {
        if (key !== '') onChange({ ...draft, ended: { ...draft.ended, [entry.i]: String(key) } })
      },
    })
  if (endedWhy)
    return (
      <section className="grid-card grid-entry" data-ended>
        <header><b>{name || label[language]}</b><span>{ends[endedWhy]?.[language]}</span>
          <Button size="small" fill="none" onClick={() => onChange({ ...draft, ended: Object.fromEntries(Object.entries(draft.ended).filter(([id]) => id !== entry.i)) })}>{t('undo')}</Button>
        </header>
      </section>
    )
  return (
    <section className="grid-card grid-entry">
      <header>
        <b>{name || label[language]}</b><span className="grid-muted">{name ? label[language] : ''}</span>
        <Button size="small" fill="none" onClick={() => void askEnd()}>{t(entry.t === 'person' ? 'gone' : 'ended')}</Button>
      </header>
      {shown.map(([field, definition]) => {
        const isKnown = entry.f[field] !== undefined
        if (isKnown && said[field] === undefined)
          return (
            <div key={field} className="grid-known" data-still={still.has(field)}>
              <span><span className="grid-label">{definition.label[language]}</span>{say(field)}</span>
              <Button size="small" fill={still.has(field) ? 'solid' : 'outline'} color="primary" aria-pressed={still.has(field)} onClick={() => onChange(setStill(draft, entry.i, field, !still.has(field)))}>{t('stillSo')}</Button>
              <Button size="small" fill="outline" onClick={() => onChange(setSaid(draft, entry.i, field, definition.kind === 'sealed' ? '' : entryText(entry, field)))}>{t('change')}</Button>
            </div>
          )
        return <FieldInput key={field} name={field} field={definition} value={said[field]} document={documentOf(entry, draft)} onChange={(value) => onChange(setSaid(draft, entry.i, field, value))} />
      })}
      {rest.length > 0 && (
        <button type="button" className="grid-plain grid-rest" onClick={() => setAll(true)}>
          {glimpse.map(([field]) => say(field)).join(' · ')} <u>{t('knownMore', { count: rest.length })}</u>
        </button>
      )}
      {shown.length === 0 && rest.length > 0 && <p className="grid-muted">{t('allFresh')}</p>}
    </section>
  )
}
