/** What part of time the timeline shows, ms since the epoch, and how wide it is drawn. */
export interface View {
  fromMs: number
  toMs: number
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute
/** Steps between marks that a person reads at a glance. */
const steps = [second, 2 * second, 5 * second, 10 * second, 30 * second, minute, 2 * minute, 5 * minute, 10 * minute, 30 * minute, hour, 2 * hour, 6 * hour, 12 * hour, 24 * hour]
/** Room that a label takes. */
const labelPx = 76
/** Nothing shorter is shown: some hundred frames. */
const shortestMs = 5 * second
/** China keeps one zone: marks stand on full hours of UTC+8. */
const zoneMs = 8 * hour

export const toX = (view: View, width: number, ms: number) => ((ms - view.fromMs) / (view.toMs - view.fromMs)) * width
export const toMs = (view: View, width: number, x: number) => view.fromMs + (x / width) * (view.toMs - view.fromMs)

/** Moments of the marks, and how they are written. */
export function chooseMarks(view: View, width: number): { ms: number; hasSeconds: boolean }[] {
  const perPx = (view.toMs - view.fromMs) / Math.max(1, width)
  const step = steps.find((s) => s / perPx >= labelPx) ?? steps.at(-1)!
  const first = Math.ceil((view.fromMs + zoneMs) / step) * step - zoneMs
  const marks = []
  for (let ms = first; ms < view.toMs; ms += step) marks.push({ ms, hasSeconds: step < minute })
  return marks
}

/** The grant with a margin on both sides, so that what lies outside is seen to be outside. */
export function wholeView(fromMs: number, toMs: number): View {
  const margin = (toMs - fromMs) * 0.06
  return { fromMs: fromMs - margin, toMs: toMs + margin }
}

/** Nearer or farther around a moment, never beyond the whole. */
export function zoom(view: View, whole: View, aroundMs: number, factor: number): View {
  const length = Math.min(whole.toMs - whole.fromMs, Math.max(shortestMs, (view.toMs - view.fromMs) * factor))
  const share = (aroundMs - view.fromMs) / (view.toMs - view.fromMs)
  return clampView({ fromMs: aroundMs - share * length, toMs: aroundMs + (1 - share) * length }, whole)
}

/** Moved so that it lies within the whole. */
export function clampView({ fromMs, toMs: until }: View, whole: View): View {
  const length = Math.min(until - fromMs, whole.toMs - whole.fromMs)
  const start = Math.min(Math.max(fromMs, whole.fromMs), whole.toMs - length)
  return { fromMs: start, toMs: start + length }
}

/** The view turned on page by page, so that a moment is in it. */
export function follow(view: View, whole: View, ms: number): View {
  const length = view.toMs - view.fromMs
  const pages = Math.floor((ms - view.fromMs) / length)
  return pages === 0 ? view : clampView({ fromMs: view.fromMs + pages * length, toMs: view.toMs + pages * length }, whole)
}

/** The moment whose picture stands for what is under the hand: no finer than the hand can tell, and within what is recorded. */
export function snapMoment(spans: readonly { startMs: number; endMs: number }[], ms: number, view: View, width: number): number | null {
  const span = spans.find((s) => ms >= s.startMs && ms < s.endMs)
  if (!span) return null
  const grain = Math.max(1000, Math.round(((view.toMs - view.fromMs) / Math.max(1, width)) * 6))
  return Math.round(Math.min(Math.max(Math.round(ms / grain) * grain, Math.ceil(span.startMs)), Math.floor(span.endMs) - 1))
}
