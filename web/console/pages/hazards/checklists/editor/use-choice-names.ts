import { useTranslation } from 'react-i18next'
import { yesNo, type Item } from '#rules/hazards'

/** The answers of an item in words, as choices of a select. */
export function useChoiceNames(): (item: Item) => { value: string; label: string }[] {
  const { t, i18n } = useTranslation('checklists')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  return (item) => (item.type === 'yes_no' ? yesNo.map((id) => ({ value: id, label: t(id) })) : item.options.map(({ id, words }) => ({ value: id, label: words[language] || t('unworded') })))
}
