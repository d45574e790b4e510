import { Button, Flex, Tag, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, formatExact } from '../../../../shared/i18n/time.ts'
import { joinNames } from '../../../../shared/i18n/join-names.ts'
import '../review.css'
import { DecideHold } from './DecideHold.tsx'
import { standsNow, type Hold } from './holds.ts'

const colours = { waiting: 'warning', confirmed: 'success', released: 'default', ended: 'default' } as const

/** One hold: what, until when, by whom, and what this person may do about it. */
export function HoldRow({ hold, isAlone = false }: { hold: Hold; isAlone?: boolean }) {
  const { t } = useTranslation('holds')
  const [verb, setVerb] = useState<'confirm' | 'extend' | 'release' | null>(null)
  const { status, source, may } = hold
  return (
    <li>
      <Flex gap={12} align="baseline" wrap>
        <Tag color={colours[status]}>{t(`status_${status}`)}</Tag>
        {isAlone && <Typography.Text strong>{hold.number}</Typography.Text>}
        <span>{joinNames(hold.cameras.map((camera) => camera.name))}</span>
        <span>{formatExact(hold.from)} – {formatExact(hold.to)}</span>
        {standsNow(hold) && <Typography.Text type={status === 'waiting' ? 'warning' : 'secondary'}>{t(status === 'waiting' ? 'lapses' : 'until', { at: formatDay(hold.until) })}</Typography.Text>}
        <Typography.Text type="secondary">{source === 'asked' ? hold.heldBy : t(`source_${source}`)}{hold.confirmedBy && ` · ${t('confirmedBy', { name: hold.confirmedBy })}`}</Typography.Text>
        {may.confirm && status === 'waiting' && <Button type="primary" size="small" onClick={() => setVerb('confirm')}>{t('confirm')}</Button>}
        {may.extend && status === 'confirmed' && source === 'asked' && <Button size="small" onClick={() => setVerb('extend')}>{t('extend')}</Button>}
        {may.release && standsNow(hold) && <Button size="small" danger onClick={() => setVerb('release')}>{t('release')}</Button>}
      </Flex>
      {hold.reason && <div>{hold.reason}</div>}
      {hold.groundEndedAt && standsNow(hold) && <Typography.Text type="secondary">{t('caseEnded')}</Typography.Text>}
      {verb && <DecideHold hold={hold} verb={verb} onClose={() => setVerb(null)} />}
    </li>
  )
}
