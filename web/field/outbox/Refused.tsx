import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatClock } from '../../shared/i18n/time.ts'
import { dropIntent, type Waiting } from './outbox.ts'

/** What the server refused: it needs the officer, who reads why and takes it away. */
export function Refused({ waiting }: { waiting: readonly Waiting[] }) {
  const { t } = useTranslation('field')
  return waiting
    .filter((one) => one.state === 'refused')
    .map((one) => (
      <section key={one.seq} className="field-refused" role="alert">
        <p><b>{t('needsYou')}</b> {formatClock(one.body.happenedAt)} {typeof one.body.step === 'string' ? t(one.body.step) : t('report')}</p>
        <p>{one.refusal}</p>
        <Button block onClick={() => void dropIntent(one.seq!)}>{t('understood')}</Button>
      </section>
    ))
}
