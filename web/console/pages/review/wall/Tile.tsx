import { Button, Tooltip } from 'antd'
import { CloseOutlined } from '@ant-design/icons'
import type { TFunction } from 'i18next'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Engine } from '../player/engine.ts'
import { Picture } from '../player/Picture.tsx'
import { type ScrubPlace, useScrubStill } from '../player/use-scrub-still.ts'
import { describeHeld } from '../moments.ts'
import { AtClock } from './AtClock.tsx'
import type { Conductor } from './conductor.ts'
import { useAttach, useCalmState } from './use-conductor.ts'

interface Props {
  conductor: Conductor
  grant: string
  number: string
  viewer: string
  camera: { id: string; name: string }
  /** Its key; and whether it leads: the keys of the page are for it. */
  place: number
  leads: boolean
  /** How many there are: several say who they are. */
  count: number
  /** Where the hand drags over the timeline; null while it does not. */
  scrub: ScrubPlace | null
  onLead(): void
  onAlone(): void
  onClose(): void
  children?: React.ReactNode
}

/** One camera's picture; among several with its name, and why there is none at this moment. */
export function Tile({ conductor, grant, number, viewer, camera, place, leads, count, scrub, onLead, onAlone, onClose, children }: Props) {
  const { t } = useTranslation('review')
  const [attempt, setAttempt] = useState(0)
  const { attach, engine } = useAttach(conductor, grant, camera.id)
  const state = useCalmState(engine)
  const hasArrived = state.status !== 'ready' || state.absent || (!state.waiting && !state.arriving)
  const scrubbing = useScrubStill(state.look, { place: scrub, count, hasArrived })
  const several = count > 1
  const press = () => (!several || leads ? conductor.toggle() : onLead())
  return (
    <section className="review-tile" aria-label={camera.name} data-leads={several && leads ? '' : undefined} onDoubleClick={several ? onAlone : undefined}>
      <Picture key={attempt} video={attach} state={state} viewer={viewer} number={number} scrubbing={scrubbing} hasKeys={leads} onPress={press} onRetry={() => setAttempt((n) => n + 1)}>
        {children}
      </Picture>
      {several && state.absent && <div className="review-absent"><AtClock of={conductor}>{({ atMs }) => describeAbsence(engine, atMs, t)}</AtClock></div>}
      {several && (
        <header>
          <kbd>{place}</kbd>
          <button type="button" onClick={onLead} title={camera.name} aria-pressed={leads}>{camera.name}</button>
          <Shown engine={engine} />
          <Tooltip title={t('takeOut')}><Button type="text" size="small" icon={<CloseOutlined />} aria-label={`${t('takeOut')} ${camera.name}`} onClick={onClose} /></Tooltip>
        </header>
      )}
    </section>
  )
}

/** Its own moment, for whoever wants to compare: written past React, since it changes with every frame. */
function Shown({ engine }: { engine: Engine | null }) {
  const mark = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const write = () => mark.current?.setAttribute('data-at', String(engine!.state.absent ? '' : engine!.state.atMs))
    if (engine) write()
    return engine?.subscribe(write)
  }, [engine])
  return <span ref={mark} className="review-shown" />
}

function describeAbsence(engine: Engine | null, ms: number, t: TFunction<'review'>): string {
  const away = engine?.state.coverage?.held.find((span) => ms >= span.startMs && ms < span.endMs)
  return away ? t('heldAt', describeHeld(away)) : t('noRecordingNow')
}
