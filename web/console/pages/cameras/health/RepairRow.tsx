import { useQueryClient } from '@tanstack/react-query'
import { Button, Flex, Tag, Tooltip, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Repair } from '#answers/cameras'
import { post } from '../../../../shared/api/client.ts'
import { useUnitNames } from '../../../../shared/api/units.ts'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { ReasonDialog } from '../../../../shared/shell/ReasonDialog.tsx'
import { useMe } from '../../../../shared/shell/use-me.ts'
import { AssignDialog } from './AssignDialog.tsx'
import { isLoss } from './kinds.ts'
import { sayAge } from './say-age.ts'

/** One camera that does not work as it should. */
export function RepairRow({ repair, now }: { repair: Repair; now: string }) {
  const { t } = useTranslation('cameras')
  const { me } = useMe()
  const { nameOf } = useUnitNames()
  const queries = useQueryClient()
  const [dialog, setDialog] = useState<'assign' | 'finish' | null>(null)
  const refresh = () => {
    setDialog(null)
    return queries.invalidateQueries({ queryKey: ['camera-repairs'] })
  }
  const isLost = repair.troubles.some(({ kind }) => isLoss(kind))
  return (
    <li className="repair">
      <Tooltip title={formatExact(repair.since)}><span className={`repair-age ${isLost ? 'repair-lost' : ''}`}>{sayAge(Date.parse(now) - Date.parse(repair.since), t)}</span></Tooltip>
      <div>
        <Link to={`/cameras/${repair.id}`}>{repair.name}</Link>
        <small>{repair.place} · {nameOf(repair.station)}{repair.host && <> · <code>{repair.host}</code></>}</small>
      </div>
      <div>
        <Flex gap={4} wrap>{repair.troubles.map(({ kind, code }) => <Tag key={kind} color={isLoss(kind) ? 'error' : 'warning'}>{t(`trouble_${kind}`)}{code && `：${t(`code_${code}`, t('code_other', { code }))}`}</Tag>)}</Flex>
        <small>{repair.troubles.map(({ kind, code }) => t(`todo_${code}`, t(`try_${kind}`))).join(' ')}</small>
      </div>
      <div>
        <span>{repair.ownerName || t(`kind_${repair.ownerKind}`)}</span>
        <Phone repair={repair} />
      </div>
      <div>
        {repair.sent && <><span>{t('sentTo', { whom: repair.sent.whom })}</span><small>{formatExact(repair.sent.at)}{repair.sent.note && ` · ${repair.sent.note}`}</small></>}
        {repair.saidDone && <><Typography.Text type="warning">{t('saidDone', { done: repair.saidDone.done })}</Typography.Text><small>{formatExact(repair.saidDone.at)}</small></>}
        {!repair.sent && !repair.saidDone && <Typography.Text type="secondary">{t('nobodySent')}</Typography.Text>}
      </div>
      {repair.may.assign && (
        <Flex gap={8} className="repair-acts">
          <Button size="small" type={repair.sent ? 'default' : 'primary'} onClick={() => setDialog('assign')}>{t(repair.sent ? 'assignAnew' : 'assign')}</Button>
          <Button size="small" onClick={() => setDialog('finish')}>{t('finish')}</Button>
        </Flex>
      )}
      {dialog === 'assign' && <AssignDialog repair={repair} myName={me?.name ?? ''} onDone={refresh} onClose={() => setDialog(null)} />}
      {dialog === 'finish' && <ReasonDialog title={t('finishTitle', { name: repair.name })} note={t('finishNote')} verb={t('finish')} onConfirm={(done) => post(`/api/cameras/${repair.id}/finishRepair`, { done }).then(refresh)} onClose={() => setDialog(null)} />}
    </li>
  )
}

/** Masked; the whole number is shown to ring about the repair, and that is written down. */
function Phone({ repair }: { repair: Repair }) {
  const { t } = useTranslation('cameras')
  const [phone, setPhone] = useState<string>()
  const [error, setError] = useState<unknown>(null)
  if (repair.phone === '') return null
  const show = () => void post<{ phone: string }>(`/api/cameras/${repair.id}/showOwnerPhone`).then((answer) => setPhone(answer.phone), setError)
  return (
    <>
      <small style={{ fontVariantNumeric: 'tabular-nums' }}>
        {phone === undefined ? repair.phone : <a href={`tel:${phone}`}>{phone}</a>}
        {phone === undefined && repair.may.ring && <Tooltip title={t('showPhoneHint')}><Button type="link" size="small" onClick={show}>{t('showPhone')}</Button></Tooltip>}
      </small>
      <ErrorNote error={error} />
    </>
  )
}
