import { App, Segmented } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { post } from '../../../shared/api/client.ts'
import type { Me } from '../../../shared/api/me.ts'
import { CameraList } from './cameras/CameraList.tsx'
import { NeighbourList } from './cameras/NeighbourList.tsx'
import { useShown } from './cameras/use-shown.ts'
import { EmergencyBar } from './emergency/EmergencyBar.tsx'
import type { Grant, Marks } from './grants.ts'
import { KeyHelp } from './KeyHelp.tsx'
import { LiveView } from './LiveView.tsx'
import { ClipDialog } from './panel/ClipDialog.tsx'
import { ClipList } from './panel/ClipList.tsx'
import { ExportDialog } from './panel/ExportDialog.tsx'
import { ExportList } from './panel/ExportList.tsx'
import { GrantFacts } from './panel/GrantFacts.tsx'
import { Controls } from './player/Controls.tsx'
import { RegionBox, usualRegion } from './search/RegionBox.tsx'
import type { Region } from './search/region.ts'
import { SearchPanel } from './search/SearchPanel.tsx'
import { chosenRange, nothing } from './selection.ts'
import { Timeline } from './timeline/Timeline.tsx'
import { useReviewKeys } from './use-review-keys.ts'
import { useConductor } from './wall/use-conductor.ts'
import { Wall } from './wall/Wall.tsx'

interface Props {
  grant: Grant
  marks: Marks
  me: Me
  onAskMore(cameras: string[], fromMs: number, toMs: number): void
}

/** An hour around the moment: what one asks for of a neighbouring camera. */
const askAroundMs = 30 * 60_000

/** Footage under a grant: the pictures first, one timeline below, what belongs to them beside. */
export function Review({ grant, marks, me, onAskMore }: Props) {
  const { t } = useTranslation('review')
  const { modal, message } = App.useApp()
  const queries = useQueryClient()
  const startAt = useMemo(() => Number(new URLSearchParams(location.search).get('at')) || undefined, [])
  const { conductor, clock } = useConductor(startAt)
  const { shown, leader, lead, turn, showAlone, turnAll } = useShown(grant.cameras, conductor)
  const [selection, setSelection] = useState(nothing)
  // A life is in danger now: what is now comes first.
  const isEmergency = grant.kind === 'emergency'
  const [isLive, setLive] = useState(!grant.allows.includes('playback') || (isEmergency && startAt === undefined))
  const [dialog, setDialog] = useState<'clip' | 'keys' | { clip: string | null; name: string; startMs: number; endMs: number } | null>(null)
  // Null while no region is being searched.
  const [region, setRegion] = useState<Region | null>(null)
  const [scrubMs, setScrubMs] = useState<number | null>(null)
  const main = useRef<HTMLDivElement>(null)
  const state = conductor.engineOf(leader)?.calm
  const isReady = state?.status === 'ready'
  const isOpened = state !== undefined && state.status !== 'opening'
  // The grant ended elsewhere: nothing of it stays on this screen.
  useEffect(() => {
    if (grant.status !== 'active' && isOpened) conductor.cut(new Error(t('ended')))
  }, [grant.status, conductor, isOpened, t])

  const grantSpan = { startMs: Date.parse(grant.from), endMs: Date.parse(grant.to) }
  const mayExport = grant.allows.includes('export')
  const range = chosenRange(selection, clock.atMs)
  const sayRange = () => void message.info(t('needRange'))
  const does = {
    mark: () => (range ? setDialog('clip') : sayRange()),
    seal: () => (range ? setDialog({ clip: null, name: '', ...range }) : sayRange()),
    fullscreen: () => void (document.fullscreenElement ? document.exitFullscreen() : main.current?.requestFullscreen()),
    search() {
      conductor.pause()
      setRegion((before) => (before ? null : usualRegion))
    },
    markIn: () => setSelection((s) => ({ ...s, inMs: clock.atMs })),
    markOut: () => setSelection((s) => ({ ...s, outMs: clock.atMs })),
    help: () => setDialog('keys'),
    leave: () => (region ? setRegion(null) : setSelection(nothing)),
  }
  useReviewKeys(conductor, clock, isOpened && !isLive && dialog === null ? { ...does, selection, mayExport, turnAll, turnPlace: (place) => grant.cameras[place - 1] && turn(grant.cameras[place - 1]!.id) } : null)

  const lanes = shown.map((camera) => {
    const { coverage = null } = conductor.engineOf(camera)?.calm ?? {}
    const place = grant.cameras.findIndex((c) => c.id === camera)
    const looked = marks.looks.filter((l) => l.camera === camera).flatMap((l) => l.spans.map((s) => ({ startMs: Date.parse(s.from), endMs: Date.parse(s.to) })))
    return { camera, name: grant.cameras[place]!.name, place: place + 1, spans: coverage?.spans ?? [], held: coverage?.held ?? [], looked }
  })
  const clips = useMemo(() => marks.clips.filter((c) => shown.includes(c.camera)).map((c) => ({ id: c.id, name: c.name, startMs: Date.parse(c.from), endMs: Date.parse(c.to) })), [marks.clips, shown])
  const goTo = (camera: string, ms: number) => {
    if (!shown.includes(camera)) showAlone(camera, ms)
    else {
      lead(camera)
      conductor.seek(ms)
    }
  }
  const remove = (clip: Marks['clips'][number]) =>
    modal.confirm({
      title: t('removeClip', { name: clip.name }), content: t('removeClipSays'), okText: t('remove'), cancelText: t('cancel'),
      onOk: async () => {
        await post(`/api/footage/clips/${clip.id}/remove`, { reason: t('removedByMarker') })
        await queries.invalidateQueries({ queryKey: ['marks', grant.id] })
      },
    })

  return (
    <div className="review">
      <div className="review-main" ref={main}>
        {isEmergency && <EmergencyBar grant={grant} />}
        {isLive ? <LiveView key={leader} grant={grant.id} camera={leader} viewer={`${me.name} · ${grant.number}`} /> : (
          <>
            <Wall conductor={conductor} grant={grant} viewer={me.name} shown={shown} leader={leader} scrubMs={scrubMs} onLead={lead} onAlone={showAlone} onTakeOut={turn}>
              {region && <RegionBox region={region} onChange={setRegion} />}
            </Wall>
            {state && (
              <Controls
                engine={conductor} state={clock} selection={selection} mayMark={isReady} mayExport={mayExport && isReady}
                onIn={does.markIn} onOut={does.markOut} onMark={does.mark} onExport={does.seal} onFullscreen={does.fullscreen} onHelp={does.help} onSearch={does.search}
              />
            )}
            <Timeline
              grant={grantSpan} lanes={lanes} leader={leader} clips={clips} selection={selection} atMs={clock.atMs} look={isReady ? state.look : null}
              onScrub={setScrubMs} onAskMore={(fromMs, toMs) => onAskMore(shown, fromMs, toMs)}
              onSeek={(ms) => {
                conductor.seek(ms)
                setScrubMs(null)
              }}
            />
          </>
        )}
      </div>
      <aside className="review-panel">
        <CameraList cameras={grant.cameras} shown={isLive ? [leader] : shown} leader={leader} onAlone={showAlone} onTurn={turn} onAll={isLive ? null : turnAll} />
        {grant.allows.includes('live') && grant.allows.includes('playback') && <Segmented block value={isLive} onChange={setLive} options={[{ value: false, label: t('allow_playback') }, { value: true, label: t('allow_live') }]} aria-label={t('allows')} />}
        {region && state?.look && !isLive && (
          <SearchPanel key={leader} look={state.look} region={region} atMs={clock.atMs} range={range ?? grantSpan} onSeek={(ms) => conductor.seek(ms)} onClose={() => setRegion(null)} />
        )}
        {!isLive && <NeighbourList grant={grant.id} camera={leader} shown={shown} onTurn={turn} onAsk={(camera) => onAskMore([camera], clock.atMs - askAroundMs, clock.atMs + askAroundMs)} />}
        <GrantFacts grant={grant} />
        <ClipList
          clips={marks.clips} account={me.account} mayExport={mayExport} onRemove={remove} onGoTo={(clip) => goTo(clip.camera, Date.parse(clip.from))}
          onExport={(clip) => setDialog({ clip: clip.id, name: clip.name, startMs: Date.parse(clip.from), endMs: Date.parse(clip.to) })}
        />
        <ExportList exports={marks.exports} account={me.account} />
      </aside>
      {dialog === 'clip' && range && <ClipDialog grant={grant.id} camera={leader} range={range} onClose={() => setDialog(null)} />}
      {dialog !== null && typeof dialog === 'object' && <ExportDialog grant={grant.id} camera={cameraOf(marks, dialog.clip) ?? leader} clip={dialog.clip} name={dialog.name} range={dialog} onClose={() => setDialog(null)} />}
      <KeyHelp open={dialog === 'keys'} onClose={() => setDialog(null)} />
    </div>
  )
}

const cameraOf = (marks: Marks, clip: string | null) => marks.clips.find((c) => c.id === clip)?.camera
