import { Button, Checkbox, Flex, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { itemTypes, type Item } from '#rules/hazards'
import { toType } from './change-items.ts'
import { Labelled } from './Labelled.tsx'
import { WordsFields } from './WordsFields.tsx'

/** What an item asks, and which answers there are. */
export function ItemFields({ item, onChange }: { item: Item; onChange: (item: Item) => void }) {
  const { t } = useTranslation('checklists')
  return (
    <>
      <Flex gap={12} align="center">
        <Select value={item.type} onChange={(type) => onChange(toType(item, type))} options={itemTypes.map((value) => ({ value, label: t(`type_${value}`) }))} aria-label={t('type')} style={{ width: 160 }} />
        <Checkbox checked={item.required} onChange={(event) => onChange({ ...item, required: event.target.checked })}>{t('required')}</Checkbox>
      </Flex>
      <WordsFields label={t('question')} value={item.words} max={200} onChange={(words) => onChange({ ...item, words })} />
      <WordsFields label={t('help')} value={item.help} max={600} onChange={(help) => onChange({ ...item, help })} />
      {item.type === 'choice' && <Options item={item} onChange={onChange} />}
      {item.type === 'number' && (
        <>
          <WordsFields label={t('unit')} value={item.unit} max={20} onChange={(unit) => onChange({ ...item, unit })} />
          <Labelled label={t('limits')}>
            <Flex gap={8} align="center">
              <InputNumber value={item.min} onChange={(min) => onChange({ ...item, min })} prefix={t('min')} aria-label={t('min')} style={{ width: 140 }} />
              <InputNumber value={item.max} onChange={(max) => onChange({ ...item, max })} prefix={t('max')} aria-label={t('max')} style={{ width: 140 }} />
            </Flex>
          </Labelled>
        </>
      )}
    </>
  )
}

function Options({ item, onChange }: { item: Item; onChange: (item: Item) => void }) {
  const { t } = useTranslation('checklists')
  const { options } = item
  const add = () => {
    const taken = options.map((option) => Number(/^o(\d+)$/.exec(option.id)?.[1] ?? 0))
    onChange({ ...item, options: [...options, { id: `o${Math.max(0, ...taken) + 1}`, words: { zh: '', en: '' } }] })
  }
  return (
    <>
      {options.map((option, i) => (
        <Flex key={option.id} gap={8}>
          <div style={{ flex: 1 }}><WordsFields label={t('option', { number: i + 1 })} value={option.words} max={100} onChange={(words) => onChange({ ...item, options: options.map((one) => (one === option ? { ...one, words } : one)) })} /></div>
          <Button type="text" aria-label={t('removeOption', { number: i + 1 })} onClick={() => onChange({ ...item, options: options.filter((one) => one !== option) })}>✕</Button>
        </Flex>
      ))}
      <Button size="small" onClick={add} style={{ alignSelf: 'flex-start' }}>＋ {t('addOption')}</Button>
    </>
  )
}
