import { Button, Input, Typography, theme } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface DemoAccounts {
  password: string
  accounts: { login: string; name: string; role: string; post: string; code: string; unit: { zh: string; en: string } }[]
}

interface Props {
  people: DemoAccounts['accounts']
  busy: boolean
  onEnter: (login: string) => void
}

/** The made-up people, one press each; a word narrows them. */
export function DemoPeople({ people, busy, onEnter }: Props) {
  const { t, i18n } = useTranslation('signIn')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const { t: shell } = useTranslation('shell')
  const { token } = theme.useToken()
  const [q, setQ] = useState('')
  const word = q.trim().toLowerCase()
  const found = people.filter((p) => `${p.name} ${p.login} ${shell(p.role)} ${p.post} ${p.unit[language]}`.toLowerCase().includes(word))
  return (
    <section className="sign-in-demo" style={{ borderColor: token.colorBorderSecondary, background: token.colorFillQuaternary }}>
      <header>
        <Typography.Text strong>{t('demo')}</Typography.Text>
        <Typography.Text type="secondary">{t('demoHint')}</Typography.Text>
        {people.length > 8 && <Input size="middle" allowClear value={q} onChange={(event) => setQ(event.target.value)} placeholder={t('demoSearch')} aria-label={t('demoSearch')} style={{ marginTop: 8 }} />}
      </header>
      <ul>
        {found.map((person) => (
          <li key={person.login} style={{ borderColor: token.colorBorderSecondary }}>
            <Typography.Text strong className="sign-in-name">{person.name}</Typography.Text>
            <span className="sign-in-role">
              <span>{shell(person.role)}</span>
              <Typography.Text type="secondary">{person.unit[language]}</Typography.Text>
            </span>
            <Button size="small" disabled={busy} onClick={() => onEnter(person.login)} aria-label={`${t('enter')} ${person.name}`}>{t('enter')}</Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
