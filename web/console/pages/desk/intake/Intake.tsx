import { App, Button, Input, Select, type InputRef } from 'antd'
import { useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../../../shared/api/client.ts'
import { formatElapsed } from '../../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useUnitNames } from '../data/county.ts'
import { natures, priorities, type RelationKind, type SimilarCall } from '../data/incidents.ts'
import { isComposing } from '../../../../shared/keyboard/is-composing.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { useNow } from '../../../../shared/clock/use-now.ts'
import { Choice } from './Choice.tsx'
import type { Draft, DraftControl } from './draft.ts'
import { PlaceField, type Place } from './PlaceField.tsx'
import { linkKeys, NearestCrews, SimilarCalls, useSimilar } from './Suggestions.tsx'

type Closing = 'silent' | 'abusive' | 'misdialled'
const closeAtOnce: readonly Closing[] = ['silent', 'abusive', 'misdialled']

interface Props {
  control: DraftControl
  /** Where a new call starts: the page focuses it on N. */
  firstField: Ref<InputRef>
  onSaved: (id: string, needsDispatch: boolean) => void
  /** Asks the map for a point. */
  onWantPoint: () => void
  /** Back to the queue, nothing lost. */
  onLeave: () => void
}

/** Writes down a call by keyboard alone: Enter goes on, Ctrl+Enter saves. Enter while an input method composes does neither. */
export function Intake({ control: { draft, isEmpty, change, clear }, firstField, onSaved, onWantPoint, onLeave }: Props) {
  const { t } = useTranslation('desk')
  const { message } = App.useApp()
  const { stations, nameOf } = useUnitNames()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const similar = useSimilar(draft)
  const station = draft.station || stations[0]?.id || ''

  const save = async (closing?: Closing) => {
    if (busy || (isEmpty && !closing)) return
    setBusy(true)
    setError(null)
    try {
      const { id, number } = await post<{ id: string; number: string }>('/api/incidents', toBody({ ...draft, station }, similar, closing), draft.intentId)
      void message.success(t(closing ? 'savedClosed' : 'saved', { number }))
      clear()
      onSaved(id, closing === undefined)
    } catch (reason) {
      setError(reason)
    }
    setBusy(false)
  }
  /** Pressed again, the link is taken back. */
  const link = ({ id }: SimilarCall, kind: RelationKind) => {
    const others = draft.links.filter((one) => one.to !== id)
    change({ links: draft.links.some((one) => one.to === id && one.kind === kind) ? others : [...others, { to: id, kind }] })
  }

  const focusNext = () => focusAfter(form.current, document.activeElement)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isComposing(event)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) focusNext()
    else if (event.key === 'Escape') onLeave()
    else return
    event.preventDefault()
  }
  useKeys({
    ...Object.fromEntries(linkKeys.map(([kind, key]) => [key.replace('+', '+Key'), () => similar[0] && link(similar[0], kind)])),
    'Alt+KeyP': onWantPoint,
    'Alt+KeyS': () => void save('silent'),
    'Alt+KeyA': () => void save('abusive'),
    'Alt+KeyM': () => void save('misdialled'),
    ...Object.fromEntries(natures.map((nature, index) => [`Alt+Digit${index + 1}`, () => form.current?.contains(document.activeElement) && change({ nature })])),
  })

  return (
    <form ref={form} className="desk-panel desk-intake" onKeyDown={onKeyDown} onSubmit={(event) => event.preventDefault()} aria-label={t('intake')} autoComplete="off">
      <header><h2>{t('intake')} <kbd>N</kbd></h2><Clock startedAt={draft.startedAt} /></header>
      <div className="desk-pair">
        <Field label={t('phone')}><Input ref={firstField} aria-label={t('phone')} value={draft.phone} inputMode="tel" maxLength={30} onChange={(e) => change({ phone: e.target.value })} /></Field>
        <Field label={t('caller')}><Input aria-label={t('caller')} value={draft.caller} maxLength={60} onChange={(e) => change({ caller: e.target.value })} /></Field>
      </div>
      <Field label={t('place')} aside={<button type="button" className="desk-link" tabIndex={-1} onClick={onWantPoint}>{t('pickOnMap')} <kbd>Alt+P</kbd></button>}>
        <PlaceField value={draft.place} onType={(text) => change(typePlace(draft, text))} onPick={(place) => change(takePlace(place))} onDone={focusNext} />
      </Field>
      <div className="desk-under">
        <Select
          size="small" variant="borderless" value={station || undefined} onChange={(value) => change({ station: value })} aria-label={t('station')}
          options={stations.map((unit) => ({ value: unit.id, label: nameOf(unit.id) }))} tabIndex={-1} popupMatchSelectWidth={false}
        />
        <span>{draft.position ? `${draft.position.lat.toFixed(4)}, ${draft.position.lon.toFixed(4)}` : t('noPoint')}</span>
      </div>
      <Field label={t('nature')}><Choice label={t('nature')} value={draft.nature} onChange={(nature) => change({ nature })} onChosen={focusNext} options={natures.map((value) => ({ value, label: t(value) }))} /></Field>
      <Field label={t('priority')}><Choice label={t('priority')} value={draft.priority} onChange={(priority) => change({ priority })} onChosen={focusNext} options={priorities.map((value) => ({ value, label: t(`p${value}`) }))} /></Field>
      <Field label={t('text')}><Input.TextArea aria-label={t('text')} value={draft.text} rows={3} maxLength={4000} onChange={(e) => change({ text: e.target.value })} style={{ resize: 'none' }} /></Field>
      <SimilarCalls similar={similar} links={draft.links} onLink={link} />
      <NearestCrews draft={{ ...draft, station }} />
      <footer>
        <ErrorNote error={error} />
        <Button type="primary" block loading={busy} disabled={isEmpty} onClick={() => void save()}>{t('save')} <kbd>Ctrl+Enter</kbd></Button>
        <div className="desk-closings">
          {closeAtOnce.map((closing) => <button key={closing} type="button" className="desk-link" onClick={() => void save(closing)} tabIndex={-1}>{t(closing)} <kbd>Alt+{closing[0]!.toUpperCase()}</kbd></button>)}
          <button type="button" className="desk-link" onClick={clear} disabled={isEmpty} tabIndex={-1}>{t('clear')}</button>
        </div>
      </footer>
    </form>
  )
}

function Field({ label, aside, children }: { label: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <div className="desk-field">
      <div className="desk-label"><span>{label}</span>{aside}</div>
      {children}
    </div>
  )
}

/** How long the call has been taken down; the aim is thirty seconds. */
function Clock({ startedAt }: { startedAt: number | null }) {
  const now = useNow()
  return <span className="desk-clock" aria-hidden>{startedAt === null ? '' : formatElapsed(now - startedAt)}</span>
}

/** Text that goes on after the picked name keeps its point: "花园北门" + "旁边的小巷". */
function typePlace(draft: Draft, text: string): Partial<Draft> {
  const keeps = draft.pickedName !== '' && text.startsWith(draft.pickedName)
  return keeps || draft.pickedName === '' ? { place: text } : { place: text, pickedName: '', position: null }
}

function takePlace(place: Place): Partial<Draft> {
  return { place: place.name.zh, pickedName: place.name.zh, position: place.position, ...(place.station ? { station: place.station } : {}) }
}

function toBody({ phone, caller, place, position, station, nature, priority, text, links, startedAt }: Draft, similar: SimilarCall[], closing?: Closing) {
  const reasonOf = (to: string) => similar.find((call) => call.id === to)?.number ?? ''
  return {
    phone: phone.trim(), caller: caller.trim(), place: place.trim(), position, station, nature, priority, text: text.trim(),
    links: links.map((link) => ({ ...link, reason: reasonOf(link.to) })),
    ...(startedAt === null ? {} : { startedAt: new Date(startedAt).toISOString() }),
    ...(closing ? { closing } : {}),
  }
}

function focusAfter(form: HTMLElement | null, current: Element | null): void {
  const stops = [...(form?.querySelectorAll<HTMLElement>('input:not([type=hidden]), textarea, [role=radio][aria-checked=true]') ?? [])].filter((stop) => stop.tabIndex >= 0)
  const group = current?.closest('[role=radiogroup]')
  const index = stops.findIndex((stop) => stop === current || (group !== null && group !== undefined && group.contains(stop)))
  stops[index + 1]?.focus()
}
