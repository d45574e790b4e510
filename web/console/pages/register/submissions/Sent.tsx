import { Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { sheets } from '#rules/registry'
import { useWords } from '../use-words.ts'
import type { Finding, OpenSubmission } from './submissions.ts'

const shown = ['outcome', 'kind', 'title', 'place', 'text', 'note'] as const
const outcomes = ['done', 'nobody_home', 'refused', 'not_found'] as const

/** What was sent: what was said of the visit, then record by record what was found. */
export function Sent({ body }: { body: OpenSubmission['body'] }) {
  const { t } = useTranslation('register')
  const photos = Array.isArray(body['photos']) ? body['photos'].length : 0
  const lines = shown.flatMap((key) => {
    const value = body[key]
    if (typeof value !== 'string' || value === '') return []
    const outcome = key === 'outcome' ? outcomes.find((one) => one === value) : undefined
    return [[t(`body_${key}`), outcome ? t(`outcome_${outcome}`) : value] as const]
  })
  return (
    <>
      <dl className="register-said">
        {lines.map(([name, text]) => <div key={name}><dt>{name}</dt><dd>{text}</dd></div>)}
        {photos > 0 && <div><dt>{t('body_photos')}</dt><dd>{photos}</dd></div>}
      </dl>
      {(body.findings ?? []).map((finding, i) => <Found key={i} finding={finding} />)}
    </>
  )
}

function Found({ finding }: { finding: Finding }) {
  const { t } = useTranslation('register')
  const { nameType, nameField, sayValue, nameEnd } = useWords()
  const { type, does } = finding
  return (
    <section className="register-found">
      <Typography.Text strong>{t(`found_${does}`)} · {nameType(type)}</Typography.Text>
      <dl className="register-said">
        {Object.entries(finding.values ?? finding.said ?? {}).map(([name, value]) => <div key={name}><dt>{nameField(type, name)}</dt><dd>{sayValue(sheets[type].fields[name], value)}</dd></div>)}
        {(finding.confirmed ?? []).map((name) => <div key={name}><dt>{nameField(type, name)}</dt><dd>{t('stillHolds')}</dd></div>)}
        {finding.why && <div><dt>{nameEnd(type, finding.why)}</dt><dd>{finding.on}</dd></div>}
      </dl>
    </section>
  )
}
