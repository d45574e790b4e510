import { Button } from 'antd-mobile'
import { useTranslation } from 'react-i18next'
import type { Draft } from './draft.ts'

/** Who was added at this visit: new, or moved here from elsewhere. */
export function NewHere({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const { t } = useTranslation('grid')
  const rows = [
    ...draft.added.map((one) => ({ id: one.id, name: one.values['name'], how: t('new'), undo: () => onChange({ ...draft, added: draft.added.filter((other) => other !== one) }) })),
    ...draft.moved.map((one) => ({ id: one.id, name: one.name, how: t('already:moved'), undo: () => onChange({ ...draft, moved: draft.moved.filter((other) => other !== one) }) })),
  ]
  return rows.map(({ id, name, how, undo }) => (
    <section key={id} className="grid-card grid-entry" data-new>
      <header><b>{name}</b><span>{how}</span><Button size="small" fill="none" onClick={undo}>{t('undo')}</Button></header>
    </section>
  ))
}
