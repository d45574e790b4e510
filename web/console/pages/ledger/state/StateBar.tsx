import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Skeleton, Tooltip, Typography, theme } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../../../shared/api/client.ts'
import { formatClockSeconds, formatExact } from '../../../../shared/i18n/time.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useMinute } from '../../cases/use-minute.ts'
import { useLedgerState, type LedgerState, type Verification } from '../ledger.ts'
import { readWitnesses } from './witnesses.ts'
import { WitnessList } from './WitnessList.tsx'
import { WitnessSummary } from './WitnessSummary.tsx'

/** How the ledger stands: size, signed root, key, witnesses, and when all of it was last verified. */
export function StateBar() {
  const { t } = useTranslation('ledger')
  const { token } = theme.useToken()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const { data: state, error } = useLedgerState()
  const now = useMinute()
  /** Null until someone said: open by itself where a witness refuses. */
  const [isAsked, setAsked] = useState<boolean | null>(null)
  const verify = useMutation({
    mutationFn: () => post<Verification>('/api/ledger/verifications'),
    onSuccess: ({ valid, count }) => {
      void queries.invalidateQueries({ queryKey: ['ledger', 'state'] })
      if (valid) void message.success(`${t('verifyDone')}：${t('valid')}`)
      else void message.error(t('invalid', { count }))
    },
  })
  const isVerifying = verify.isPending || (state?.isVerifying ?? false)
  const witnesses = state ? readWitnesses(state, now) : []
  const refuses = witnesses.some((one) => one.state === 'refuses')
  const showsWitnesses = isAsked ?? refuses
  const toggle = () => setAsked(!showsWitnesses)
  useKeys({ v: isVerifying ? undefined : () => verify.mutate(), w: toggle })
  if (error) return <ErrorNote error={error} />
  if (!state) return <section className="ledger-state" style={{ background: token.colorBgContainer }}><Skeleton active title={false} paragraph={{ rows: 2, width: ['60%', '40%'] }} /></section>
  return (
    <>
      {state.why && <Alert type="error" showIcon title={t('standing')} description={state.why} />}
      {state.filesFailing && <Alert type="error" showIcon title={t('filesFailing')} description={state.filesFailing} />}
      <ErrorNote error={verify.error} />
      <section className="ledger-state" style={{ background: token.colorBgContainer, border: `1px solid ${token.colorBorderSecondary}` }} aria-label={t('size')}>
        <Fact name={t('size')}><Typography.Text strong>{t('sizeSays', { size: state.size.toLocaleString('en') })}</Typography.Text>{state.pending > 0 && <Typography.Text type="warning"> {t('pending', { count: state.pending })}</Typography.Text>}</Fact>
        <Checkpoint state={state} />
        <Fact name={t('key')}><Typography.Text className="ledger-mono" copyable={{ text: state.key, tooltips: [t('copyKey'), t('copied')] }}>{state.key.split('+', 2).join('+')}</Typography.Text></Fact>
        <Fact name={t('witnesses')}><WitnessSummary witnesses={witnesses} isOpen={showsWitnesses} onToggle={toggle} /></Fact>
        <Fact name={t('verified')}><LastVerification found={state.verification} /></Fact>
        <Button style={{ marginInlineStart: 'auto' }} loading={isVerifying} onClick={() => verify.mutate()}>{t(isVerifying ? 'verifying' : 'verify')} <kbd>V</kbd></Button>
      </section>
      {showsWitnesses && <WitnessList witnesses={witnesses} />}
      {state.verification && !state.verification.valid && <Findings found={state.verification} />}
    </>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return <dl><dt><Typography.Text type="secondary">{name}</Typography.Text></dt><dd>{children}</dd></dl>
}

function Checkpoint({ state: { checkpoint } }: { state: LedgerState }) {
  const { t } = useTranslation('ledger')
  if (!checkpoint) return <Fact name={t('checkpoint')}>—</Fact>
  return (
    <Fact name={t('checkpoint')}>
      <Tooltip title={formatExact(checkpoint.signedAt)}>{t('checkpointSays', { size: checkpoint.size.toLocaleString('en'), at: formatClockSeconds(checkpoint.signedAt) })}</Tooltip>{' '}
      <Typography.Text type="secondary">{t('root')}</Typography.Text> <Typography.Text className="ledger-mono" copyable={{ text: checkpoint.root }}>{checkpoint.root.slice(0, 10)}…</Typography.Text>
    </Fact>
  )
}

function LastVerification({ found }: { found: Verification | null }) {
  const { t } = useTranslation('ledger')
  if (!found) return <Typography.Text type="secondary">{t('never')}</Typography.Text>
  const says = t('verifiedBy', { at: formatExact(found.at), size: found.size.toLocaleString('en'), proven: found.proven.toLocaleString('en') })
  return (
    <Tooltip title={says}>
      <Typography.Text {...(found.valid ? {} : { type: 'danger' as const })}>{found.valid ? `✓ ${t('valid')}` : `✕ ${t('invalid', { count: found.count })}`}</Typography.Text>{' '}
      <Typography.Text type="secondary">{formatExact(found.at).slice(5, 16)}</Typography.Text>
    </Tooltip>
  )
}

const mostShown = 5

function Findings({ found }: { found: Verification }) {
  const { t } = useTranslation('ledger')
  return (
    <Alert
      type="error" showIcon title={t('invalid', { count: found.count })}
      description={
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {found.findings.slice(0, mostShown).map((one) => <li key={`${one.code}${one.seq}${one.detail}`}><code>{one.code}</code>{one.seq === null ? '' : ` ${t('findingAt', { seq: one.seq })}`} {one.detail}</li>)}
          {found.count > mostShown && <li>{t('more', { count: found.count - mostShown })}</li>}
        </ul>
      }
    />
  )
}
