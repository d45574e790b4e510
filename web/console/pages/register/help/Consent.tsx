import { Button, Dropdown, Flex, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HelpConsent } from '#answers/registry'
import { sayers } from '#rules/registry'
import { newIntentId, post } from '../../../../shared/api/client.ts'
import { dayOn } from '../../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { LastNoted } from './LastNoted.tsx'
import { Outcomes } from './Outcomes.tsx'
import { useNoting } from './use-noting.ts'

const endings = ['moved', 'died', 'mistake'] as const

/** One agreement: each kind of help with when it is due and what came of it; it stops with one press that says who said so. */
export function Consent({ consent, names, onChanged, onEnded }: { consent: HelpConsent; names: Readonly<Record<string, string>>; onChanged: () => void; onEnded: () => void }) {
  const { t } = useTranslation('help')
  const noting = useNoting(onChanged)
  const [error, setError] = useState<unknown>(null)
  const { id, kinds, every, by, how, from, until, due, done, agreedBy } = consent
  const stop = (verb: string, body: object) => {
    setError(null)
    post(`/api/help/${id}/${verb}`, body, newIntentId()).then(onEnded, setError)
  }
  const about = [
    t(`every_${every}`), t('lasts', { from, until }),
    by.who === 'guardian' ? t('agreedBy_guardian', { relation: t(`relation_${by.relation ?? 'other_guardian'}`) }) : t('agreedBy_self'),
    how.way === 'paper' ? t('paperOf', { document: how.document }) : t('signed'), names[agreedBy] ?? agreedBy,
  ]
  const items = [
    ...sayers.map((said) => ({ key: said, label: t(`said_${said}`), onClick: () => stop('withdraw', { said }) })),
    { type: 'divider' as const },
    ...endings.map((why) => ({ key: why, label: t(`end_${why}`), onClick: () => stop('end', { why }) })),
  ]
  return (
    <div className="help-consent">
      <Flex justify="space-between" align="flex-start" gap="4px 16px" wrap>
        <Typography.Text type="secondary" className="help-about">{about.join(' · ')}</Typography.Text>
        <Dropdown trigger={['click']} menu={{ items }}><Button size="small" danger>{t('withdraw')} ▾</Button></Dropdown>
      </Flex>
      <ul className="help-kinds">
        {kinds.map((kind) => {
          const next = due.find((one) => one.kind === kind)?.due
          const isLate = next !== undefined && next <= dayOn(0)
          return (
            <li key={kind}>
              <b>{t(`kind_${kind}`)}</b>
              <span data-late={isLate}>{next === undefined ? t('callUpon') : isLate ? t(kind === 'call' ? 'overdueCall' : 'overdueSince', { day: next }) : t('next', { day: next })}</span>
              <Outcomes label={`${t('mark')} ${t(`kind_${kind}`)}`} isBusy={noting.busy !== null} onNote={(outcome) => noting.note(id, kind, outcome)} />
            </li>
          )
        })}
      </ul>
      <LastNoted noting={noting} />
      <ErrorNote error={error} />
      {done.length === 0 ? <Typography.Text type="secondary">{t('noneDone')}</Typography.Text> : (
        <ul className="help-done">{done.map((one) => <li key={one.act}>{t('lastDone', { day: one.on, kind: t(`kind_${one.kind}`), outcome: t(`outcome_${one.outcome}`), name: names[one.by] ?? one.by })}</li>)}</ul>
      )}
    </div>
  )
}
