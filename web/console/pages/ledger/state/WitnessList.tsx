import { Tag, Typography, theme } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatExact } from '../../../../shared/i18n/time.ts'
import type { Witness, WitnessState } from './witnesses.ts'

const colours: Record<WitnessState, string> = { refuses: 'error', unreachable: 'warning', behind: 'warning', waiting: 'default', agrees: 'success', former: 'default' }

/** Each witness: how it stands, what it signed last and when, how far it lags, what to do about it. */
export function WitnessList({ witnesses }: { witnesses: readonly Witness[] }) {
  const { t } = useTranslation('ledger')
  const { token } = theme.useToken()
  return (
    <section className="ledger-witnesses" aria-label={t('witnesses')} style={{ background: token.colorBgContainer, border: `1px solid ${token.colorBorderSecondary}` }}>
      {witnesses.length === 0 && <Typography.Text>{t('witnessNoneSays')}</Typography.Text>}
      <ul>{witnesses.map((one) => <Line key={one.key} one={one} />)}</ul>
      {witnesses.length > 0 && <Typography.Text type="secondary">{t('witnessSource')}</Typography.Text>}
    </section>
  )
}

function Line({ one }: { one: Witness }) {
  const { t } = useTranslation('ledger')
  const isLate = one.lag > 0 && one.state !== 'agrees' && one.state !== 'former'
  return (
    <li>
      <Tag color={colours[one.state]} style={{ margin: 0, justifySelf: 'start' }}>{t(`witness_${one.state}`)}</Tag>
      <span className="ledger-witness-name"><Typography.Text strong>{one.name}</Typography.Text>{one.signer && one.signer !== one.name && <Typography.Text type="secondary" className="ledger-mono"> {one.signer}</Typography.Text>}</span>
      <span>{one.signed ? t('witnessSigned', { size: one.signed.size.toLocaleString('en'), at: formatExact(one.signed.at) }) : t('witnessNever')}</span>
      <Typography.Text type={isLate ? 'warning' : 'secondary'}>{one.lag > 0 ? t('witnessLag', { n: one.lag.toLocaleString('en') }) : t('witnessCurrent')}</Typography.Text>
      {one.state !== 'agrees' && (
        <div className="ledger-witness-todo">
          {t(`witness_${one.state}_todo`)}
          {one.reason && <Typography.Text type="secondary" className="ledger-mono"> {one.reason}</Typography.Text>}
        </div>
      )}
    </li>
  )
}
