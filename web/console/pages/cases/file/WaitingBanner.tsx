import { Alert, App, Button, Flex, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../../shared/api/client.ts'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useRefreshCase, type Approval, type CaseView } from '../cases.ts'
import { ReasonDialog } from '../ReasonDialog.tsx'

/** What the case waits for, if it does. Each request has a banner of its own: its intent and its error are of no other. */
export function WaitingBanner({ view }: { view: CaseView }) {
  const waiting = view.approvals.find((a) => a.decision === null)
  return waiting ? <Banner key={waiting.id} view={view} waiting={waiting} /> : null
}

/** Whose turn it is: approve, deny, or take the request back. */
function Banner({ view, waiting }: { view: CaseView; waiting: Approval }) {
  const { t } = useTranslation('cases')
  const refresh = useRefreshCase(view.id)
  const [asking, setAsking] = useState<'deny' | 'recall' | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [intentId] = useState(newIntentId)
  const send = async (verb: 'approve' | 'deny' | 'recall', more: object, id?: string) => {
    await post(`/api/cases/${view.id}/${verb}`, { approval: waiting.id, ...more }, id)
    await refresh()
  }
  const { modal } = App.useApp()
  // One key asks, another decides: a stray A files no case.
  const approve = () =>
    void modal.confirm({
      title: t('approveAsk', { what: t(`asks_${waiting.what}`) }), content: `${view.number} ${view.title}`, cancelText: t('leaveIt'), okText: <>{t('approve')} <kbd>Enter</kbd></>,
      onOk: () => send('approve', {}, intentId).catch(setError),
    })
  useKeys({ a: view.may.decide ? approve : undefined, d: view.may.decide ? () => setAsking('deny') : undefined })
  const closing = waiting.closing ? `${t(`closing_${waiting.closing}`)} · ` : ''
  return (
    <div style={{ flex: 'none' }}>
      <Alert
        type="warning"
        showIcon
        title={
          <>
            <Typography.Text strong>{t(`asks_${waiting.what}`)} · {t(view.may.decide ? 'yourTurn' : `waitsFor_${waiting.level}`)}</Typography.Text>
            <div>{closing}{waiting.reason} <Typography.Text type="secondary">{view.names[waiting.askedBy] ?? waiting.askedBy} {formatExact(waiting.askedAt).slice(0, 16)}</Typography.Text></div>
          </>
        }
        action={
          <Flex gap={8}>
            {view.may.decide && <Button type="primary" onClick={approve}>{t('approve')} <kbd>A</kbd></Button>}
            {view.may.decide && <Button onClick={() => setAsking('deny')}>{t('deny')} <kbd>D</kbd></Button>}
            {view.may.recall && <Button onClick={() => setAsking('recall')}>{t('recall')}</Button>}
          </Flex>
        }
      />
      <ErrorNote error={error} />
      {asking && (
        <ReasonDialog
          title={t(`${asking}Title`)}
          verb={t(asking)}
          onConfirm={(reason) => send(asking, asking === 'deny' ? { note: reason } : { reason })}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  )
}
