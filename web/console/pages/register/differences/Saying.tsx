import { Button, Tooltip, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { sheets } from '#rules/registry'
import { formatClock, formatDay, formatExact } from '../../../../shared/i18n/time.ts'
import type { OpenDifferences, Value } from '../register.ts'
import { useWords } from '../use-words.ts'

interface Props {
  what: 'standing' | 'offered'
  item: { record: OpenDifferences['records'][number]; difference: OpenDifferences['records'][number]['differences'][number] }
  waiting: OpenDifferences
  /** Null while no reason is given. */
  onKeep: (() => void) | null
}

/** One of the two sayings: the value, who said it, when, and what of the record they knew. */
export function Saying({ what, item: { record, difference }, waiting, onKeep }: Props) {
  const { t } = useTranslation('register')
  const { sayValue } = useWords()
  const saying = difference[what]
  const field = sheets[record.type].fields[difference.field]
  const say = (value: Value) => (field?.kind === 'reference' && typeof value === 'string' ? (waiting.places[value] ?? t('anotherRecord')) : sayValue(field, value))
  const at = (when: string) => `${formatDay(when)} ${formatClock(when)}`
  const { baseAt, fromFile } = difference.offered
  return (
    <section className="register-saying" aria-label={t(what)}>
      <Typography.Text type="secondary">{t(what)}</Typography.Text>
      <p className="register-saying-value">{saying ? say(saying.value) : t('none')}</p>
      {saying && <Tooltip title={formatExact(saying.at)}><span>{t('saidBy', { name: waiting.names[saying.by] ?? saying.by, at: at(saying.at) })}</span></Tooltip>}
      <Typography.Text type="secondary">{what === 'standing' ? t('standsNow') : fromFile ? t('fromFile') : baseAt ? t('knewFrom', { at: at(baseAt) }) : t('knewNothing')}</Typography.Text>
      <Button type={what === 'standing' ? 'default' : 'primary'} ghost={what === 'offered'} disabled={!onKeep} onClick={() => onKeep?.()}>{t(`keep_${what}`)} <kbd>{what === 'standing' ? 1 : 2}</kbd></Button>
    </section>
  )
}
