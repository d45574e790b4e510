import { Button, Card, Empty, Flex, Skeleton, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { newIntentId, post } from '../../../../../shared/api/client.ts'
import { useKeys } from '../../../../../shared/keyboard/use-keys.ts'
import { isSubmitKey } from '../../../../../shared/keyboard/is-submit-key.ts'
import { ErrorNote } from '../../../../../shared/shell/ErrorNote.tsx'
import { useMe } from '../../../../../shared/shell/use-me.ts'
import { useRefreshGrid } from '../../grid.ts'
import { Refusal } from '../../Refusal.tsx'
import { PlanForm, type Plan } from './PlanForm.tsx'
import { StopList } from './StopList.tsx'
import { useSuggestion } from './use-suggestion.ts'
import { WaySketch } from './WaySketch.tsx'
import { dayOn } from '../../../../../shared/i18n/time.ts'

const usualDoors = 20

/** Plans a round: which doors ask for somebody and why, in the order of the way; doors are taken out; then who goes and when. Ctrl+Enter plans it. */
export function PlanView() {
  const { t } = useTranslation('grid')
  const { me } = useMe()
  const navigate = useNavigate()
  const refresh = useRefreshGrid()
  const [intent] = useState(newIntentId)
  const [plan, setPlan] = useState<Plan>({ community: '', grid: '', doors: usualDoors, title: '', assignee: me?.account ?? '', partner: null, day: dayOn(0) })
  const [out, setOut] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const { data, error, isFetching } = useSuggestion(plan)
  const stops = (data ?? []).filter(({ id }) => !out.includes(id))
  const title = plan.title.trim() || t('roundTitle', { where: plan.community || t('ownStation'), day: plan.day.slice(5) })
  const isReady = stops.length > 0 && plan.assignee !== '' && plan.day !== '' && !busy && !isFetching
  const back = () => void navigate('/grid/rounds')
  const send = async () => {
    if (!isReady) return
    setBusy(true)
    setFailure(null)
    try {
      const { id } = await post<{ id: string }>('/api/rounds', { title, assignee: plan.assignee, partner: plan.partner, day: plan.day, stops: stops.map(({ type, id: stop, why }) => ({ type, id: stop, why })) }, intent)
      await refresh()
      void navigate(`/grid/rounds/${id}`)
    } catch (reason) {
      setFailure(reason)
      setBusy(false)
    }
  }
  useKeys({ 'Ctrl+Enter': () => void send(), Escape: back, u: out.length > 0 ? () => setOut(out.slice(0, -1)) : undefined })
  return (
    <div className="grid-plan" onKeyDown={(event) => { if (isSubmitKey(event)) { event.preventDefault(); void send() } }}>
      <Card size="small" className="grid-plan-form" title={<h1 className="grid-head">{t('plan')}</h1>} extra={<Button type="text" size="small" aria-label={t('closeFile')} onClick={back}>✕</Button>}>
        <PlanForm plan={plan} title={title} onChange={setPlan} />
        <Flex vertical gap={8} style={{ marginTop: 12 }}>
          <ErrorNote error={failure} />
          <Button type="primary" block disabled={!isReady} loading={busy} onClick={() => void send()}>{t('planDoors', { count: stops.length })} <kbd>Ctrl+Enter</kbd></Button>
        </Flex>
      </Card>
      <Card size="small" className="grid-plan-stops" title={<h2 className="grid-head">{t('doorsToGo')} <b>{stops.length}</b></h2>} extra={out.length > 0 && <Button size="small" onClick={() => setOut(out.slice(0, -1))}>{t('putBack', { count: out.length })} <kbd>U</kbd></Button>}>
        {error ? <Refusal error={error} /> : !data ? <Skeleton className="lq-late" active /> : stops.length === 0 ? (
          <Empty description={<><div>{t(out.length > 0 ? 'allTakenOut' : 'nothingToSuggest')}</div><Typography.Text type="secondary">{t('nothingToSuggestHint')}</Typography.Text></>} />
        ) : <StopList stops={stops} onTakeOut={(id) => setOut([...out, id])} />}
      </Card>
      <Card size="small" className="grid-plan-way" title={<h2 className="grid-head">{t('way')}</h2>}><WaySketch stops={stops} /></Card>
    </div>
  )
}
