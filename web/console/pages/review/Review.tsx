import { App, Segmented } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { post } from '../../../shared/api/client.ts'
import type { Me } from '../../../shared/api/me.ts'
import { useKeys } from '../../../shared/keyboard/use-keys.ts'
import type { Grant, Marks } from './grants.ts'
import type { Region } from './search/region.ts'
import { EmergencyBar } from './emergency/EmergencyBar.tsx'
import { KeyHelp } from './KeyHelp.tsx'
import { LiveView } from './LiveView.tsx'
import { ClipDialog } from './panel/ClipDialog.tsx'
import { ClipList } from './panel/ClipList.tsx'
import { ExportDialog } from './panel/ExportDialog.tsx'
import { ExportList } from './panel/ExportList.tsx'
import { GrantFacts } from './panel/GrantFacts.tsx'
import { Controls, rates } from './player/Controls.tsx'
import { Picture } from './player/Picture.tsx'
import { useEngine } from './player/use-engine.ts'
import { useScrubStill } from './player/use-scrub-still.ts'
import { RegionBox, usualRegion } from './search/RegionBox.tsx'
import { SearchPanel } from './search/SearchPanel.tsx'
import { Timeline } from './timeline/Timeline.tsx'

type Selection = { inMs: number | null; outMs: number | null }
const nothing: Selection = { inMs: null, outMs: null }

interface Props {
  grant: Grant
  marks: Marks
  me: Me
  camera: string
  onCamera(camera: string): void
  onAskMore(fromMs: number, toMs: number): void
}

/** Footage under a grant: the picture first, its timeline below, what belongs to it beside. */
export function Review({ grant, marks, me, camera, onCamera, onAskMore }: Props) {
  const { t } = useTranslation('review')
  const { modal, message } = App.useApp()
  const queries = useQueryClient()
  const [attempt, setAttempt] = useState(0)
  const startAt = useMemo(() => Number(new URLSearchParams(location.search).get('at')) || undefined, [])
  const { attach, engine, state } = useEngine(grant.id, camera, startAt)
  const [selection, setSelection] = useState(nothing)
  // A life is in danger now: what is now comes first.
  const isEmergency = grant.kind === 'emergency'
  const [isLive, setLive] = useState(!grant.allows.includes('playback') || (isEmergency && startAt === undefined))
  const [dialog, setDialog] = useState<'clip' | 'keys' | { clip: string | null; name: string; startMs: number; endMs: number } | null>(null)
  // Null while no region is being searched.
  const [region, setRegion] = useState<Region | null>(null)
  const main = useRef<HTMLDivElement>(null)
  const { scrubbing, scrub, letGo } = useScrubStill(state.look)

  const isOpened = state.status !== 'opening'
  // The grant ended elsewhere: nothing of it stays on this screen.
  useEffect(() => {
    if (grant.status !== 'active' && engine && isOpened) engine.cut(new Error(t('ended')))
  }, [grant.status, engine, isOpened, t])

  const mayExport = grant.allows.includes('export')
  const range = chosenRange(selection, state.atMs)
  const sayRange = () => void message.info(t('needRange'))
  const mark = () => (range ? setDialog('clip') : sayRange())
  const sealRange = () => (range ? setDialog({ clip: null, name: '', ...range }) : sayRange())
  const fullscreen = () => void (document.fullscreenElement ? document.exitFullscreen() : main.current?.requestFullscreen())
  const faster = () => {
    if (!engine) return
    if (!state.playing) engine.play(1)
    else engine.play(rates[Math.min(rates.length - 1, rates.indexOf(state.rate as 1) + 1)]!)
  }
  const toggleSearch = () => {
    engine?.pause()
    setRegion((before) => (before ? null : usualRegion))
  }
  const back = () => void engine?.step(-1)
  const on = () => void engine?.step(1)
  useKeys(
    engine && dialog === null
      ? {
          ' ': () => engine.toggle(), k: () => engine.toggle(), l: faster, j: () => engine.playBackwards(),
          ',': back, '，': back, '.': on, '。': on,
          ArrowLeft: () => engine.seek(state.atMs - 5000, -1), ArrowRight: () => engine.seek(state.atMs + 5000),
          PageUp: () => engine.seek(state.atMs - 60_000, -1), PageDown: () => engine.seek(state.atMs + 60_000),
          s: () => toggleSearch(), i: () => setSelection((s) => ({ ...s, inMs: state.atMs })), o: () => setSelection((s) => ({ ...s, outMs: state.atMs })),
          m: () => mark(), e: mayExport ? () => sealRange() : undefined, f: fullscreen,
          '[': () => selection.inMs !== null && engine.seek(selection.inMs), ']': () => selection.outMs !== null && engine.seek(selection.outMs),
          '?': () => setDialog('keys'), Escape: () => (region ? setRegion(null) : setSelection(nothing)),
        }
      : {},
  )
  const own = useMemo(() => ({
    clips: marks.clips.filter((c) => c.camera === camera).map((c) => ({ id: c.id, name: c.name, startMs: Date.parse(c.from), endMs: Date.parse(c.to) })),
    looked: marks.looks.filter((l) => l.camera === camera).flatMap((l) => l.spans.map((s) => ({ startMs: Date.parse(s.from), endMs: Date.parse(s.to) }))),
  }), [marks, camera])
  const onScrub = useCallback((ms: number) => scrub(ms), [scrub])
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
        {isLive ? <LiveView grant={grant.id} camera={camera} viewer={`${me.name} · ${grant.number}`} /> : (
          <>
            <Picture key={attempt} video={attach} state={state} viewer={me.name} number={grant.number} scrubbing={scrubbing} onToggle={() => engine?.toggle()} onRetry={() => setAttempt((n) => n + 1)}>
              {region && <RegionBox region={region} onChange={setRegion} />}
            </Picture>
            {engine && (
              <Controls
                engine={engine} state={state} selection={selection} mayMark={state.status === 'ready'} mayExport={mayExport && state.status === 'ready'}
                onIn={() => setSelection((s) => ({ ...s, inMs: state.atMs }))} onOut={() => setSelection((s) => ({ ...s, outMs: state.atMs }))}
                onMark={mark} onExport={sealRange} onFullscreen={fullscreen} onHelp={() => setDialog('keys')} onSearch={toggleSearch}
              />
            )}
            <Timeline
              grant={{ startMs: Date.parse(grant.from), endMs: Date.parse(grant.to) }} spans={state.coverage?.spans ?? []} held={state.coverage?.held ?? []} looked={own.looked} clips={own.clips} selection={selection}
              atMs={state.atMs} look={state.status === 'ready' ? state.look : null} onScrub={onScrub} onAskMore={onAskMore}
              onSeek={(ms) => {
                engine?.seek(ms)
                letGo()
              }}
            />
          </>
        )}
      </div>
      <aside className="review-panel">
        {grant.cameras.length > 1 && <Segmented vertical block value={camera} onChange={onCamera} options={grant.cameras.map((c) => ({ value: c.id, label: c.name }))} aria-label={t('cameras')} />}
        {grant.allows.includes('live') && grant.allows.includes('playback') && <Segmented block value={isLive} onChange={setLive} options={[{ value: false, label: t('allow_playback') }, { value: true, label: t('allow_live') }]} aria-label={t('allows')} />}
        {region && engine && state.look !== null && !isLive && (
          <SearchPanel key={camera} look={state.look} region={region} atMs={state.atMs} range={chosenRange(selection, state.atMs) ?? { startMs: Date.parse(grant.from), endMs: Date.parse(grant.to) }} onSeek={(ms) => engine.seek(ms)} onClose={() => setRegion(null)} />
        )}
        <GrantFacts grant={grant} />
        <ClipList
          clips={marks.clips} account={me.account} mayExport={mayExport} onRemove={remove}
          onGoTo={(clip) => (clip.camera === camera ? engine?.seek(Date.parse(clip.from)) : onCamera(clip.camera))}
          onExport={(clip) => setDialog({ clip: clip.id, name: clip.name, startMs: Date.parse(clip.from), endMs: Date.parse(clip.to) })}
        />
        <ExportList exports={marks.exports} account={me.account} />
      </aside>
      {dialog === 'clip' && range && <ClipDialog grant={grant.id} camera={camera} range={range} onClose={() => setDialog(null)} />}
      {dialog !== null && typeof dialog === 'object' && <ExportDialog grant={grant.id} camera={cameraOf(marks, dialog.clip) ?? camera} clip={dialog.clip} name={dialog.name} range={dialog} onClose={() => setDialog(null)} />}
      <KeyHelp open={dialog === 'keys'} onClose={() => setDialog(null)} />
    </div>
  )
}

const cameraOf = (marks: Marks, clip: string | null) => marks.clips.find((c) => c.id === clip)?.camera

/** Between in and out; with one of them alone, between it and the picture. */
function chosenRange({ inMs, outMs }: Selection, atMs: number): { startMs: number; endMs: number } | null {
  if (inMs === null && outMs === null) return null
  const [a, b] = [inMs ?? atMs, outMs ?? atMs]
  return a === b ? null : { startMs: Math.min(a, b), endMs: Math.max(a, b) }
}
