import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { listChoices, type Item } from '#rules/hazards'
import { Labelled } from './Labelled.tsx'
import { useChoiceNames } from './use-choice-names.ts'

/** Whether it is always asked, or only behind certain answers to an item above. */
export function BranchFields({ item, before, onChange }: { item: Item; before: readonly Item[]; onChange: (item: Item) => void }) {
  const { t, i18n } = useTranslation('checklists')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const nameChoices = useChoiceNames()
  const sources = before.filter((one) => listChoices(one).length > 0)
  const { showIf } = item
  const source = sources.find((one) => one.id === showIf?.item)
  const options = [{ value: '', label: t('always') }, ...sources.map((one) => ({ value: one.id, label: t('after', { words: one.words[language] || t('unworded') }) }))]
  return (
    <Labelled label={t('when')}>
      <div className="checklist-pair">
        <Select value={showIf?.item ?? ''} onChange={(id) => onChange({ ...item, showIf: id === '' ? null : { item: id, answers: [] } })} options={options} aria-label={t('when')} />
        {showIf && source && (
          <Select mode="multiple" value={showIf.answers} onChange={(answers) => onChange({ ...item, showIf: { ...showIf, answers } })} options={nameChoices(source)} placeholder={t('whichAnswers')} aria-label={t('whichAnswers')} />
        )}
      </div>
    </Labelled>
  )
}
