import { Checkbox, Flex, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { kinds, severities, type Item, type Kind } from '#rules/hazards'
import { useChoiceNames } from './use-choice-names.ts'
import { WordsFields } from './WordsFields.tsx'

/** Which answer is a hazard, of what kind, how grave, in which words it is proposed. */
export function HazardFields({ item, kind, onChange }: { item: Item; kind: Kind; onChange: (item: Item) => void }) {
  const { t } = useTranslation(['checklists', 'hazards'])
  const nameChoices = useChoiceNames()
  const { hazard } = item
  if (item.type === 'text' || item.type === 'photo') return null
  const begin = (isHazard: boolean) => onChange({ ...item, hazard: isHazard ? { answers: item.type === 'yes_no' ? ['no'] : [], below: null, above: null, kind, severity: 'minor', words: { zh: '', en: '' } } : null })
  const set = (change: Partial<NonNullable<Item['hazard']>>) => hazard && onChange({ ...item, hazard: { ...hazard, ...change } })
  return (
    <>
      <Checkbox checked={hazard !== null} onChange={(event) => begin(event.target.checked)}>{t('isHazard')}</Checkbox>
      {hazard && (
        <>
          <Flex gap={8} wrap>
            {item.type === 'number' ? (
              <>
                <InputNumber value={hazard.below} onChange={(below) => set({ below })} prefix={t('below')} aria-label={t('below')} style={{ width: 140 }} />
                <InputNumber value={hazard.above} onChange={(above) => set({ above })} prefix={t('above')} aria-label={t('above')} style={{ width: 140 }} />
              </>
            ) : (
              <Select mode="multiple" value={hazard.answers} onChange={(answers) => set({ answers })} options={nameChoices(item)} placeholder={t('badAnswers')} aria-label={t('badAnswers')} style={{ minWidth: 180 }} />
            )}
            <Select value={hazard.kind} onChange={(of) => set({ kind: of })} options={kinds.map((value) => ({ value, label: t(`hazards:kind_${value}`) }))} aria-label={t('hazards:kind')} style={{ width: 150 }} />
            <Select value={hazard.severity} onChange={(severity) => set({ severity })} options={severities.map((value) => ({ value, label: t(`hazards:severity_${value}`) }))} aria-label={t('hazards:severity')} style={{ width: 100 }} />
          </Flex>
          <WordsFields label={t('hazardWords')} value={hazard.words} max={300} onChange={(words) => set({ words })} />
        </>
      )}
    </>
  )
}
