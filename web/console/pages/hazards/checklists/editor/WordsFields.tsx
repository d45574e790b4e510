import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Words } from '#rules/hazards'
import { Labelled } from './Labelled.tsx'

/** The same words in Chinese and in English, side by side. */
export function WordsFields({ label, value, max, onChange }: { label: string; value: Words; max: number; onChange: (words: Words) => void }) {
  const { t } = useTranslation('checklists')
  return (
    <Labelled label={label}>
      <div className="checklist-pair">
        {(['zh', 'en'] as const).map((language) => (
          <Input
            key={language} value={value[language]} maxLength={max} prefix={<small>{t(`in_${language}`)}</small>} aria-label={`${label} · ${t(`in_${language}`)}`}
            onChange={(event) => onChange({ ...value, [language]: event.target.value })}
          />
        ))}
      </div>
    </Labelled>
  )
}
