import { Button, Tag, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HazardFile } from '#answers/hazards'
import { post } from '../../../../shared/api/client.ts'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { useRefreshHazard } from '../hazards.ts'
import { SendDialog } from '../SendDialog.tsx'
import { Photos } from './Photos.tsx'

const at = (when: string) => formatExact(when).slice(0, 16)

/** What was done about it: re-checks, reminders, hand-over, the end. */
export function Steps({ file }: { file: HazardFile }) {
  const { t } = useTranslation('hazards')
  const refresh = useRefreshHazard(file.id)
  const [wrong, setWrong] = useState<string | null>(null)
  const say = (what: string, text: string) => (text ? t('said', { what, text }) : what)
  const { rechecks, chased, handOver, ended, mendingAt } = file
  if (rechecks.length + chased.length === 0 && !handOver && !ended && !mendingAt) return <Typography.Text type="secondary">{t('noSteps')}</Typography.Text>
  return (
    <ul className="hazard-steps">
      {ended && <li>{say(t(ended.how === 'closed' ? 'endedClosed' : 'endedWithdrawn'), ended.text)}<small>{ended.by.name} · {at(ended.at)}</small></li>}
      {handOver && (
        <li>
          {t('handedTo', { authority: t(`authority_${handOver.authority}`), office: handOver.office })} {handOver.text}
          <small>{handOver.by.name} · {at(handOver.at)}</small>
          {handOver.receipt ? <small>{t('receiptIs', { text: handOver.receipt.text })} · {at(handOver.receipt.at)}</small> : <Tag color="warning">{t('awaits_receipt')}</Tag>}
        </li>
      )}
      {rechecks.toReversed().map((r) => (
        <li key={r.act}>
          <Tag color={r.result === 'passed' ? 'success' : 'error'}>{t(`result_${r.result}`)}</Tag>
          {r.contradicts && <Tag color="warning">{t(`contradicts_${r.contradicts}`)}</Tag>}
          {r.text}
          {r.due && <> {t('newDue', { day: r.due })}</>}
          <small>{r.by.name} · {at(r.at)} {file.may.assign && <Button type="link" size="small" onClick={() => setWrong(r.act)}>{t('takeBack')}</Button>}</small>
          {r.pictures.length > 0 && <Photos photos={r.pictures} />}
        </li>
      ))}
      {chased.toReversed().map((c) => <li key={c.at}>{say(t('chasedSo'), c.text)}<small>{c.by.name} · {at(c.at)}</small></li>)}
      {mendingAt && <li>{t('did_hazard.mendingBegun')}<small>{at(mendingAt)}</small></li>}
      {wrong && (
        <SendDialog
          title={t('takeRecheckBack')} verb={t('takeBack')} words="required" onClose={() => setWrong(null)}
          onSend={async (reason) => {
            await post(`/api/hazards/${file.id}/takeRecheckBack`, { recheck: wrong, reason })
            await refresh()
          }}
        />
      )}
    </ul>
  )
}
