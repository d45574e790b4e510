import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Flex, Skeleton, Typography, theme } from 'antd'
import { useTranslation } from 'react-i18next'
import { ApiError, get } from '../../../../shared/api/client.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { checkProof, type ActProof, type Checked } from './check-proof.ts'

/** The proof of one act, checked here, to take along, and how others check it. */
export function Proof({ seq }: { seq: number }) {
  const { t } = useTranslation('ledger')
  const { data: proof, error } = useQuery({ queryKey: ['ledger-proof', seq], queryFn: ({ signal }) => get<ActProof>(`/api/ledger/acts/${seq}/proof`, signal), retry: 3, retryDelay: 700 })
  const { data: checked } = useQuery({ queryKey: ['ledger-proof-checked', proof], queryFn: () => checkProof(proof!), enabled: proof !== undefined })
  if (error instanceof ApiError && error.code === 'proof_range') return <Alert type="info" title={t('proofSoon')} />
  if (error) return <ErrorNote error={error} />
  if (!proof) return <Skeleton active title={false} />
  return (
    <section aria-label={t('proof')}>
      <Flex justify="space-between" align="baseline">
        <Typography.Title level={5} style={{ marginTop: 0 }}>{t('proof')}</Typography.Title>
        <Button size="small" href={toDownload(proof)} download={`ledger-proof-${seq}.json`}>{t('download')}</Button>
      </Flex>
      <Typography.Paragraph type="secondary">{t('proofSays')}</Typography.Paragraph>
      {checked === undefined ? t('checking') : checked === null ? <Alert type="warning" title={t('insecure')} /> : <Steps checked={checked} proof={proof} />}
      <Elsewhere seq={seq} />
      <details>
        <summary>{t('raw')}</summary>
        <pre className="ledger-code ledger-mono">{JSON.stringify(JSON.parse(readUtf8(proof.envelope)), null, 2)}</pre>
      </details>
    </section>
  )
}

function Steps({ checked, proof }: { checked: Checked; proof: ActProof }) {
  const { t } = useTranslation('ledger')
  const { token } = theme.useToken()
  const steps: [string, boolean | null][] = [[t('step_leaf'), checked.leaf], [t('step_path', { count: proof.path.length }), checked.path], [t('step_signature'), checked.signature]]
  return (
    <ol className="ledger-steps">
      {steps.map(([says, holds]) => (
        <li key={says}><span aria-hidden style={{ color: holds ? token.colorSuccess : token.colorError }}>{holds ? '✓' : '✕'}</span><span>{says}{!holds && <Typography.Text type="danger"> — {holds === null ? t('insecure') : t('invalid', { count: 1 })}</Typography.Text>}</span></li>
      ))}
      <li><span /><span><Typography.Text type="secondary">{t('step_key')}</Typography.Text> <Typography.Text className="ledger-mono" copyable={{ tooltips: [t('copyKey'), t('copied')] }} style={{ overflowWrap: 'anywhere' }}>{proof.key}</Typography.Text></span></li>
    </ol>
  )
}

function Elsewhere({ seq }: { seq: number }) {
  const { t } = useTranslation('ledger')
  const { token } = theme.useToken()
  return (
    <details style={{ margin: '12px 0' }}>
      <summary>{t('elsewhere')}</summary>
      <p>{t('elsewhereSays')}</p>
      <pre className="ledger-code ledger-mono" style={{ background: token.colorFillQuaternary }}>python3 verifier.py --proof ledger-proof-{seq}.json --key KEY</pre>
      <p>{t('elsewhereKey')}</p>
    </details>
  )
}

const toDownload = (proof: ActProof) => `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(proof, null, 2))}`
const readUtf8 = (base64: string) => new TextDecoder().decode(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)))
