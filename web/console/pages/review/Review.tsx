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
import { ReelList } from './exports/ReelList.tsx'
import { LiveView } from './LiveView.tsx'
import { BookmarkList } from './marks/BookmarkList.tsx'
import { listChanges, nextChange } from './marks/changes.ts'
import { MomentButtons } from './marks/MomentButtons.tsx'
import { MaskLayer } from './masks/MaskLayer.tsx'
import { MaskPanel } from './masks/MaskPanel.tsx'
import { useMasking } from './masks/use-masking.ts'
import { ClipList } from './panel/ClipList.tsx'
import { ExportList } from './panel/ExportList.tsx'
import { GrantFacts } from './panel/GrantFacts.tsx'
import { Controls } from './player/Controls.tsx'
import { useFindings } from './player/findings.ts'
import { ReviewDialog, type Dialog } from './ReviewDialog.tsx'
import { RegionBox, usualRegion } from './search/RegionBox.tsx'
import type { Region } from './search/region.ts'
import { SearchPanel } from './search/SearchPanel.tsx'
import { chosenRange, nothing } from './selection.ts'
import { useReviewKeys } from './use-review-keys.ts'
import { AtClock } from './wall/AtClock.tsx'
import { Stage } from './wall/Stage.tsx'
import { useConductor } from './wall/use-conductor.ts'

interface Props {
  grant: Grant
  marks: Marks
  me: Me
  onAskMore(cameras: string[], fromMs: number, toMs: number): void
}

type Clip = Marks['clips'][number]

/** At one picture a second. */
const longestFrameMs = 1_000
/** An hour around the moment: what one asks for of a neighbouring camera. */
const askAroundMs = 30 * 60_000

/** Footage under a grant: the pictures first, one timeline below, what belongs to them beside. */
export function Review({ grant, marks, me, onAskMore }: Props) {
  const { t } = useTranslation('review')
  const { modal, message } = App.useApp()
  const queries = useQueryClient()
  const startAt = useMemo(() => Number(new URLSearchParams(location.search).get('at')) || undefined, [])
  const conductor = useConductor(startAt)
  const { shown, leader, lead, turn, showAlone, turnAll } = useShown(grant.cameras, conductor)
  const [selection, setSelection] = useState(nothing)
  // A life is in danger now: what is now comes first.
  const isEmergency = grant.kind === 'emergency'
  const [isLive, setLive] = useState(!grant.allows.includes('playback') || (isEmergency && startAt === undefined))
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  // Null while no region is being searched.
  const [region, setRegion] = useState<Region | null>(null)
  const main = useRef<HTMLDivElement>(null)
  const jumpedTo = useRef<number | null>(null)
  const state = conductor.engineOf(leader)?.calm
  const isReady = state?.status === 'ready'
  const { masking, open: openMasks } = useMasking(grant.id, conductor)
  const findings = useFindings(state?.look ?? null)
  const isOpened = state !== undefined && state.status !== 'opening'
  // The grant ended elsewhere: nothing of it stays on this screen.
  useEffect(() => {
    if (grant.status !== 'active' && isOpened) conductor.cut(new Error(t('ended')))
  }, [grant.status, conductor, isOpened, t])

  const grantSpan = { startMs: Date.parse(grant.from), endMs: Date.parse(grant.to) }
  const lanes = shown.map((camera) => {
    const { coverage = null } = conductor.engineOf(camera)?.calm ?? {}
    const place = grant.cameras.findIndex((c) => c.id === camera)
    const looked = marks.looks.filter((l) => l.camera === camera).flatMap((l) => l.spans.map((s) => ({ startMs: Date.parse(s.from), endMs: Date.parse(s.to) })))
    return { camera, name: grant.cameras[place]!.name, place: place + 1, spans: coverage?.spans ?? [], held: coverage?.held ?? [], looked }
  })
  const clips = useMemo(() => marks.clips.filter((c) => shown.includes(c.camera)).map((c) => ({ id: c.id, name: c.name, startMs: Date.parse(c.from), endMs: Date.parse(c.to) })), [marks.clips, shown])
  const bookmarks = marks.bookmarks.filter((b) => shown.includes(b.camera)).map((b) => ({ id: b.id, note: b.note, atMs: Date.parse(b.at) }))
  const exported = marks.exports.filter((e) => e.sha256 && shown.includes(e.camera)).map((e) => ({ startMs: Date.parse(e.from), endMs: Date.parse(e.to) }))
  const changes = listChanges({ bookmarks: bookmarks.map((b) => b.atMs), findings, clips, recorded: state?.coverage?.spans ?? [] })
  const mayExport = grant.allows.includes('export')
  const now = () => conductor.state.atMs
  const withRange = (then: (range: NonNullable<ReturnType<typeof chosenRange>>) => void) => {
    const range = chosenRange(selection, now())
    if (range) then(range)
    else void message.info(t('needRange'))
  }
  const pauseAnd = (next: Dialog) => {
    conductor.pause()
    setDialog(next)
  }
  const does = {
    mark: () => withRange((range) => setDialog({ is: 'clip', range })),
    seal: () => withRange((range) => setDialog({ is: 'export', clip: null, camera: leader, name: '', range })),
    bookmark: () => pauseAnd({ is: 'bookmark', what: 'bookmark' }),
    still: mayExport ? () => pauseAnd({ is: 'bookmark', what: 'still' }) : undefined,
    jump(by: 1 | -1) {
      // The frame of a change begins before it: from there on, not to the same again.
      const atMs = now()
      const stands = jumpedTo.current !== null && jumpedTo.current >= atMs && jumpedTo.current - atMs < longestFrameMs
      const next = nextChange(changes, by === 1 && stands ? jumpedTo.current! : atMs, by)
      if (next === undefined) return void message.info(t('noMoreChanges'))
      jumpedTo.current = next
      conductor.seek(next, by)
    },
    fullscreen: () => void (document.fullscreenElement ? document.exitFullscreen() : main.current?.requestFullscreen()),
    search() {
      conductor.pause()
      setRegion((before) => (before ? null : usualRegion))
    },
    markIn: () => setSelection((s) => ({ ...s, inMs: now() })),
    markOut: () => setSelection((s) => ({ ...s, outMs: now() })),
    help: () => setDialog({ is: 'keys' }),
    leave: () => (masking ? masking.leave() : region ? setRegion(null) : setSelection(nothing)),
  }
  useReviewKeys(conductor, isOpened && !isLive && dialog === null ? { ...does, selection, mayExport, turnAll, turnPlace: (place) => grant.cameras[place - 1] && turn(grant.cameras[place - 1]!.id) } : null)

  const goTo = (camera: string, ms: number) => {
    if (!shown.includes(camera)) showAlone(camera, ms)
    else {
      lead(camera)
      conductor.seek(ms)
    }
  }
  const nameOf = (camera: string) => grant.cameras.find((c) => c.id === camera)?.name ?? camera
  const mask = (clip: Clip) => {
    conductor.pause()
    setRegion(null)
    goTo(clip.camera, Date.parse(clip.from))
    openMasks(clip)
  }
  const remove = (clip: Clip) =>
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
          <Stage
            conductor={conductor}
            wall={{ grant, viewer: me.name, shown, leader, onLead: lead, onAlone: showAlone, onTakeOut: turn }}
            timeline={{ grant: grantSpan, lanes, clips, bookmarks, exported, findings, selection, look: isReady ? state.look : null, onAskMore: (fromMs, toMs) => onAskMore(shown, fromMs, toMs) }}
            controls={state && (
              <Controls
                engine={conductor} selection={selection} mayMark={isReady} mayExport={mayExport && isReady}
                onIn={does.markIn} onOut={does.markOut} onMark={does.mark} onExport={does.seal} onFullscreen={does.fullscreen} onHelp={does.help} onSearch={does.search}
              >
                {isReady && <MomentButtons onBookmark={does.bookmark} onStill={does.still} onJump={does.jump} />}
              </Controls>
            )}
          >
            {masking?.clip.camera === leader
              ? <AtClock of={conductor}>{({ atMs }) => <MaskLayer drafts={masking.drafts} chosen={masking.chosen} atMs={atMs} onChoose={masking.choose} onDraw={masking.draw} onPlace={masking.place} />}</AtClock>
              : region && <RegionBox region={region} onChange={setRegion} />}
          </Stage>
        )}
      </div>
      <aside className="review-panel">
        <CameraList cameras={grant.cameras} shown={isLive ? [leader] : shown} leader={leader} onAlone={showAlone} onTurn={turn} onAll={isLive ? null : turnAll} />
        {grant.allows.includes('live') && grant.allows.includes('playback') && <Segmented block value={isLive} onChange={setLive} options={[{ value: false, label: t('allow_playback') }, { value: true, label: t('allow_live') }]} aria-label={t('allows')} />}
        {region && state?.look && !isLive && (
          <AtClock of={conductor}>
            {({ atMs }) => <SearchPanel key={leader} look={state.look!} region={region} atMs={atMs} range={chosenRange(selection, atMs) ?? grantSpan} onSeek={(ms) => conductor.seek(ms)} onClose={() => setRegion(null)} />}
          </AtClock>
        )}
        {masking && !isLive && <AtClock of={conductor}>{({ atMs }) => <MaskPanel masking={masking} atMs={atMs} onSeek={(ms) => conductor.seek(ms)} />}</AtClock>}
        {!isLive && <NeighbourList grant={grant.id} camera={leader} shown={shown} onTurn={turn} onAsk={(camera) => onAskMore([camera], now() - askAroundMs, now() + askAroundMs)} />}
        <ClipList
          marks={marks} account={me.account} mayExport={mayExport} chosen={chosen} onChoose={setChosen} onRemove={remove} onMask={mask} onGoTo={(clip) => goTo(clip.camera, Date.parse(clip.from))}
          onExport={(clip) => setDialog({ is: 'export', clip: clip.id, camera: clip.camera, name: clip.name, range: { startMs: Date.parse(clip.from), endMs: Date.parse(clip.to) } })}
          onExportMany={(clips) => setDialog({ is: 'many', clips })} onReel={(clips) => setDialog({ is: 'reel', clips })}
        />
        <BookmarkList grant={grant.id} bookmarks={marks.bookmarks} account={me.account} onGoTo={goTo} />
        <ReelList reels={marks.reels} account={me.account} />
        <ExportList exports={marks.exports} account={me.account} />
        <GrantFacts grant={grant} />
      </aside>
      {dialog && <ReviewDialog dialog={dialog} grant={grant.id} camera={{ id: leader, name: nameOf(leader) }} look={state?.look ?? null} atMs={now()} marks={marks} nameOf={nameOf} onClose={() => setDialog(null)} />}
    </div>
  )
}
