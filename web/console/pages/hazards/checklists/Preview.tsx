import { Alert, Button, Input, InputNumber, Segmented, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { judgeAnswers, listAsked, yesNo, type Answer, type Answers, type Content, type Item } from '#rules/hazards'
import { SeverityMark } from '../SeverityMark.tsx'

/** The checklist as a phone shows it: answers branch and propose hazards by the very rules that judge real ones. Nothing is kept. */
export function Preview({ content }: { content: Content }) {
  const { t, i18n } = useTranslation(['checklists', 'hazards'])
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const [given, setGiven] = useState<Answers>({})
  const asked = listAsked(content.items, given)
  const answers = Object.fromEntries(Object.entries(given).filter(([id]) => asked.some((item) => item.id === id)))
  const judged = judgeAnswers(content, answers)
  const answer = (id: string, value: Answer | undefined) => {
    const { [id]: _, ...rest } = given
    setGiven(value === undefined ? rest : { ...rest, [id]: value })
  }
  return (
    <section className="checklist-phone" aria-label={t('preview')}>
      <header>{content.title[language] || t('untitled')}</header>
      <ol>
        {asked.map((item) => (
          <li key={item.id}>
            <div className="checklist-asked">{item.words[language] || t('unworded')}{item.required && <span aria-label={t('required')}> *</span>}</div>
            {item.help[language] && <Typography.Text type="secondary">{item.help[language]}</Typography.Text>}
            <Field item={item} value={answers[item.id]} onAnswer={(value) => answer(item.id, value)} />
            {judged.impossible.some((one) => one.item === item.id) && <Typography.Text type="danger">{t('impossible')}</Typography.Text>}
          </li>
        ))}
      </ol>
      <footer>
        {judged.missing.length > 0 ? <Typography.Text type="secondary">{t('missing', { count: judged.missing.length })}</Typography.Text> : <Typography.Text type="success">{t('complete')}</Typography.Text>}
        {judged.proposed.map((one) => <Alert key={one.item} type="warning" title={<><SeverityMark severity={one.severity} /> {t(`hazards:kind_${one.kind}`)} · {one.words[language]}</>} />)}
      </footer>
    </section>
  )
}

function Field({ item, value, onAnswer }: { item: Item; value: Answer | undefined; onAnswer: (value: Answer | undefined) => void }) {
  const { t, i18n } = useTranslation('checklists')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const label = item.words[language] || t('unworded')
  if (item.type === 'number') return <InputNumber value={typeof value === 'number' ? value : null} onChange={(number) => onAnswer(number ?? undefined)} suffix={item.unit[language]} aria-label={label} style={{ width: '100%' }} />
  if (item.type === 'text') return <Input.TextArea value={typeof value === 'string' ? value : ''} onChange={(event) => onAnswer(event.target.value || undefined)} aria-label={label} autoSize={{ minRows: 2 }} maxLength={2000} />
  if (item.type === 'photo') return <Button disabled block>{t('takePhoto')}</Button>
  const options = item.type === 'yes_no' ? yesNo.map((id) => ({ value: id as string, label: t(id) })) : item.options.map(({ id, words }) => ({ value: id, label: words[language] || t('unworded') }))
  return <Segmented<string> block vertical={item.type === 'choice'} value={typeof value === 'string' ? value : ''} options={options} onChange={onAnswer} aria-label={label} />
}
