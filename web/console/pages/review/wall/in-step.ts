import type { Engine } from '../player/engine.ts'
import { findSpan } from '../player/spans.ts'

/** Nearer than this to the clock nobody sees a difference; a little speed makes up for it. */
const slightMs = 250
/** At higher speeds a key frame stands for seconds: what counts is how long one looks at the difference. */
const slightPerRate = 150
/** Before its footage ends a leader's own clock stops: from here on the wall's goes on alone. */
const nearEndMs = 200
const mostNudge = 0.1

/** Whether it has footage of the moment. */
export function covers(engine: Engine | undefined, ms: number): boolean {
  return engine?.state.coverage != null && findSpan(engine.state.coverage.spans, ms) !== undefined
}

/** Has footage at the moment, but no picture of it yet. */
export function isLate(engine: Engine, ms: number): boolean {
  return engine.state.status === 'ready' && covers(engine, ms) && engine.standsAt === null
}

const isFar = (standsAt: number, ms: number, rate: number) => Math.abs(standsAt - ms) > slightMs + slightPerRate * rate

/** The moment that the leader's pictures have reached, if the wall's clock may be set by it at `ms`; else undefined. */
export function paceOf(leader: Engine | undefined, ms: number, rate: number): number | undefined {
  const stands = leader?.standsAt ?? null
  const span = leader?.state.coverage && findSpan(leader.state.coverage.spans, ms)
  return stands !== null && span && ms < span.endMs - nearEndMs * rate && !isFar(stands, ms, rate) ? stands : undefined
}

/** Runs on at `rate`, a little faster or slower where it differs from the clock; put right where it differs too much. */
export function follow(engine: Engine, ms: number, { rate, leads }: { rate: number; leads: boolean }): void {
  if (engine.state.status !== 'ready' || !engine.state.coverage) return
  if (!covers(engine, ms)) return engine.wait(true)
  const stands = engine.standsAt
  if (engine.state.absent || (stands !== null && isFar(stands, ms, rate))) engine.present(ms)
  const drift = stands === null || leads ? 0 : ms - stands
  engine.run(rate, 1 + Math.min(mostNudge, Math.max(-mostNudge, drift / 1000 / rate)))
}

/** Stands at the moment, at the frame that it shows then. */
export function standAt(engine: Engine, ms: number): void {
  if (engine.state.status !== 'ready' || !engine.state.coverage || ms === 0) return
  engine.run(0)
  if (covers(engine, ms)) engine.present(ms)
  else engine.wait(true)
}
