import { App, type InputRef } from 'antd'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { feed, type FeedEvent } from '../../../shared/feed/feed.ts'
import { useRefreshOn } from '../../../shared/feed/use-feed.ts'
import { useMe } from '../../../shared/shell/use-me.ts'
import { LiveAround } from '../../../shared/video/LiveAround.tsx'
import { useCrews } from './data/crews.ts'
import { useIncident, useIncidents, type Position } from './data/incidents.ts'
import { Detail } from './detail/Detail.tsx'
import { emergencyKey, offerActions, type ActionName } from './detail/actions.ts'
import { useDraft } from './intake/draft.ts'
import { Intake } from './intake/Intake.tsx'
import { namePoint } from './intake/name-point.ts'
import { KeyHelp } from './KeyHelp.tsx'
import { MapPanel } from './MapPanel.tsx'
import { Queue, type Show } from './queue/Queue.tsx'
import { mayKeepCrews, SetupDrawer } from './setup/SetupDrawer.tsx'
import { useSteadyOrder } from './queue/use-steady-order.ts'
import { ShiftDrawer } from './shift/ShiftDrawer.tsx'
import { Units } from './Units.tsx'
import { useKeys } from '../../../shared/keyboard/use-keys.ts'
import './desk.css'

/** The desk: what comes in, what is open, where, and who can go. One screen, every action by keyboard. */
export default function DeskPage() {
  const { t } = useTranslation('desk')
  const { me } = useMe()
  const navigate = useNavigate()
  const { incident: selected = null } = useParams()
  const [show, setShow] = useState<Show>('open')
  const [q, setQ] = useState('')
  /** The form that is open, and of which call: it never shows with another. */
  const [started, setStarted] = useState<{ name: ActionName; of: string | null } | null>(null)
  const action = started?.of === selected ? (started?.name ?? null) : null
  const setAction = (name: ActionName | null) => setStarted(name && { name, of: selected })
  const [unit, setUnit] = useState<string | null>(null)
  const [isPicking, setPicking] = useState(false)
  const [drawer, setDrawer] = useState<'shift' | 'keys' | 'live' | 'setup' | null>(null)
  /** Where the unit that was chosen last stands; without one the map shows the call that is open. */
  const [unitAt, setUnitAt] = useState<Position | null>(null)
  const draft = useDraft()
  const writes = me?.roles.some((role) => role === 'dispatcher' || role === 'command_room_lead') ?? false

  useRefreshOn(toStale)
  useOverdueNotice()
  const search = useDeferredValue(q.trim())
  const { data, error, isPending } = useIncidents({ open: show !== 'all' && search === '', q: search, ...(show === 'team' && me ? { team: me.team } : {}) })
  const rows = useSteadyOrder(data?.incidents ?? [], !draft.isEmpty || action !== null)
  const crews = useCrews().data?.crews ?? []
  const call = useIncident(selected).data
  const watches = writes && call !== undefined && call.status !== 'closed'
  // The desk, and those who were sent: policy has the last word.
  const mayLook = call !== undefined && call.status !== 'closed' && me != null && (writes || call.assignments.some((a) => a.state !== 'recalled' && a.people.includes(me.account)))

  const firstField = useRef<InputRef>(null)
  const searchField = useRef<InputRef>(null)
  const select = (id: string, next: ActionName | null = null) => {
    setStarted(next && { name: next, of: id })
    setUnit(null)
    setUnitAt(null)
    void navigate(`/desk/${id}`)
  }
  const move = (by: number) => {
    const at = rows.findIndex((row) => row.id === selected)
    const row = rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))]
    if (row) select(row.id)
  }
  const takePoint = (position: Position) => {
    setPicking(false)
    draft.change({ position })
    // Nothing near has a name: the point itself is said, so that the queue and the crew's phone say where.
    const point = t('pickedPoint', { lat: position.lat.toFixed(4), lon: position.lon.toFixed(4) })
    void namePoint(position).then((found) => draft.change({ ...(found ? { station: found.station } : {}), place: draft.draft.place || (found?.place ?? point) }))
    firstField.current?.input?.form?.querySelector<HTMLElement>('textarea')?.focus()
  }
  const leave = () => (document.activeElement as HTMLElement | null)?.blur()
  useKeys({
    n: writes ? () => firstField.current?.focus() : undefined,
    '/': () => searchField.current?.focus(),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    j: () => move(1),
    k: () => move(-1),
    m: me && mayKeepCrews(me) ? () => setDrawer('setup') : undefined,
    g: writes ? () => setDrawer('shift') : undefined,
    '?': () => setDrawer('keys'),
    v: watches ? () => setDrawer('live') : undefined,
    [emergencyKey]: mayLook ? () => setAction('emergency') : undefined,
    Escape: () => (isPicking ? setPicking(false) : action ? setAction(null) : leave()),
    // Pressed before the call has been read: the form opens with it.
    ...(selected && !call && writes ? { d: () => setAction('dispatch') } : {}),
    ...(call && !action ? Object.fromEntries(offerActions(call).map((kind) => [kind.key, () => setAction(kind.name)])) : {}),
  })

  return (
    <div className={`desk ${writes ? '' : 'desk-read'}`}>
      {writes && <Intake control={draft} firstField={firstField} onSaved={(id, sends) => (sends ? select(id, 'dispatch') : select(id))} onWantPoint={() => setPicking(true)} onLeave={leave} />}
      <div className="desk-middle">
        <Queue rows={rows} isPending={isPending} error={error} show={show} onShow={setShow} hasTeam={me !== null && me !== undefined && me.station !== '' && me.team !== ''} q={q} onSearch={setQ} searchField={searchField} selected={selected} onSelect={(id) => select(id)} onKeys={() => setDrawer('keys')} onShift={writes ? () => setDrawer('shift') : null} />
        <MapPanel
          rows={rows} crews={crews} focus={unitAt ?? call?.position ?? null} picked={draft.draft.position} onPick={isPicking ? takePoint : null}
          selected={unit ? { kind: 'unit', id: unit } : selected ? { kind: 'incident', id: selected } : null}
          onSelect={({ kind, id }) => (kind === 'incident' ? select(id) : kind === 'unit' ? setUnit(id) : undefined)}
        />
      </div>
      <div className="desk-right">
        <Detail id={selected} action={action} onAction={setAction} onOpen={(id) => select(id)} onWatch={watches ? () => setDrawer('live') : null} mayLook={mayLook} />
        <Units crews={crews} selected={unit} onSetup={me && mayKeepCrews(me) ? () => setDrawer('setup') : null} onOpenCall={(id) => select(id)} onSelect={(id) => {
          setUnit(id)
          setUnitAt(crews.find((crew) => crew.id === id)?.position ?? null)
        }} />
      </div>
      {me && mayKeepCrews(me) && <SetupDrawer me={me} open={drawer === 'setup'} onClose={() => setDrawer(null)} />}
      {me && <ShiftDrawer account={me.account} open={drawer === 'shift'} onClose={() => setDrawer(null)} incident={selected} onOpenCall={(id) => select(id)} />}
      {drawer === 'live' && selected && me && <LiveAround incident={selected} viewer={me.name} onClose={() => setDrawer(null)} />}
      <KeyHelp open={drawer === 'keys'} onClose={() => setDrawer(null)} />
    </div>
  )
}

/** What an act makes stale on this page. */
function toStale({ record }: FeedEvent) {
  if (record.type === 'incident') return [['incidents'], ['incident', record.id], ['crews'], ['candidates']]
  if (record.type === 'crew') return [['crews'], ['candidates']]
  if (record.type === 'shift') return [['shifts']]
  if (record.type === 'timers') return [['timers']]
  return []
}

/** A crew that did not accept in time is said to everyone at the desk, wherever they look. */
function useOverdueNotice(): void {
  const { t } = useTranslation('desk')
  const { notification } = App.useApp()
  const navigate = useNavigate()
  useEffect(
    () =>
      feed.onEvent(({ type, record }) => {
        if (type === 'incident.dispatched' || type === 'incident.progressed' || type === 'incident.closed') notification.destroy(record.id)
        if (type !== 'incident.overdue') return
        notification.error({ key: record.id, title: t('overdueNotice'), description: t('overdueNoticeTodo'), duration: 0, onClick: () => {
          notification.destroy(record.id)
          void navigate(`/desk/${record.id}`)
        } })
      }),
    [notification, navigate, t],
  )
}
