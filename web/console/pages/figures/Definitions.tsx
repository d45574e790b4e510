import { useTranslation } from 'react-i18next'
import type { Definition } from '#answers/metrics'

/** What the words of a figure mean, in the version of its day. */
export function Definitions({ of }: { of: readonly Definition[] }) {
  const { t, i18n } = useTranslation('figures')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  return (
    <aside className="lq-definitions" aria-label={t('definitions')}>
      {of.map((definition) => (
        <p key={definition.id} title={t('definitionSince', { id: definition.id, day: definition.from })}>{definition.text[language]}</p>
      ))}
    </aside>
  )
}
