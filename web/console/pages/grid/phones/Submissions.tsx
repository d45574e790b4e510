import { Button, Card, Flex, Tooltip, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../../../shared/api/client.ts'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { ReasonDialog } from '../../../../shared/shell/ReasonDialog.tsx'
import { useColleagues, useRefreshGrid } from '../grid.ts'
import { Refusal } from '../Refusal.tsx'
import { useSubmissions, type Submission } from './phones.ts'

const sent = ['visit.record', 'hazard.report', 'dispute.report', 'matter.push', 'matter.add', 'task.do', 'inspection.record', 'hazard.recheck']

/** What phones sent and what does not count yet, each with why: the chief counts it after all, or does not. */
export function Submissions() {
  const { t } = useTranslation('grid')
  const people = useColleagues()
  const refresh = useRefreshGrid()
  const { data, error } = useSubmissions()
  const [started, setStarted] = useState<{ verb: 'apply' | 'decline'; of: Submission } | null>(null)
  const decide = async (reason: string) => {
    await post(`/api/submissions/${started!.of.id}/${started!.verb}`, { reason })
    await refresh()
    setStarted(null)
  }
  if (error) return <Refusal error={error} />
  if (!data || data.length === 0) return <Typography.Text type="secondary" className="grid-foot">{data ? t('nothingWaits') : ' '}</Typography.Text>
  return (
    <Card size="small" title={<h2 className="grid-head">{t('sent')} <b className="grid-now">{data.length}</b></h2>}>
      <ul className="grid-visits">
        {data.map((one) => (
          <li key={one.id}>
            <span className="grid-visit-place">{sent.includes(one.kind) ? t(`sent_${one.kind}`) : t('sent_other')} · {people.nameOf(one.account) ?? one.account}</span>
            <Flex gap={4}>{(['apply', 'decline'] as const).map((verb) => <Button key={verb} size="small" onClick={() => setStarted({ verb, of: one })}>{t(`do_${verb}`)}</Button>)}</Flex>
            <small><Tooltip title={formatExact(one.doneAt)}>{formatExact(one.doneAt).slice(5, 16)}</Tooltip> · {one.message}</small>
          </li>
        ))}
      </ul>
      {started && <ReasonDialog title={t(`do_${started.verb}`)} note={started.of.message} verb={t(`do_${started.verb}`)} isDangerous={started.verb === 'decline'} onConfirm={decide} onClose={() => setStarted(null)} />}
    </Card>
  )
}
