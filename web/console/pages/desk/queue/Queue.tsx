import { Empty, Input, Segmented, Skeleton, type InputRef } from 'antd'
import { useEffect, useRef, useState, type KeyboardEvent, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { isComposing } from '../../../../shared/keyboard/is-composing.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import type { IncidentRow } from '../data/incidents.ts'
import { QueueRow } from './QueueRow.tsx'

/** Open calls, all of them, or what was handed over to my team. */
export type Show = 'open' | 'all' | 'team'

interface Props {
  rows: IncidentRow[]
  isPending: boolean
  error: unknown
  show: Show
  onShow: (show: Show) => void
  /** Whether calls are handed over to a team of the reader's. */
  hasTeam: boolean
  q: string
  onSearch: (q: string) => void
  searchField: Ref<InputRef>
  selected: string | null
  onSelect: (id: string) => void
  onKeys: () => void
  /** Null for those who keep no shift. */
  onShift: (() => void) | null
}

/** The queue: the most urgent first, each with what it waits for. Arrows move, the row tells the rest of the page. */
export function Queue({ rows, isPending, error, show, onShow, hasTeam, q, onSearch, searchField, selected, onSelect, onKeys, onShift }: Props) {
  const { t } = useTranslation('desk')
  const list = useRef<HTMLDivElement>(null)
  const late = useLate(isPending)
  const leaveSearch = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event) || (event.key !== 'Enter' && event.key !== 'Escape')) return
    event.currentTarget.blur()
    if (event.key === 'Enter' && rows[0]) onSelect(rows[0].id)
  }
  // A browser may answer a scroll with a promise, which React would call as a clean-up.
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  return (
    <section className="desk-panel desk-queue" aria-label={t('queue')}>
      <header>
        <h2>{t('queue')} <kbd>↑</kbd><kbd>↓</kbd></h2>
        <Input
          ref={searchField} size="small" allowClear value={q} placeholder={t('searchHint')} suffix={q ? null : <kbd>/</kbd>} aria-label={t('searchHint')} style={{ maxWidth: 220 }}
          onChange={(event) => onSearch(event.target.value)} onKeyDown={leaveSearch}
        />
        <span className="desk-links">
          {onShift && <button type="button" className="desk-link" onClick={onShift}>{t('shift')} <kbd>G</kbd></button>}
          <button type="button" className="desk-link" onClick={onKeys}>{t('keys')} <kbd>?</kbd></button>
        </span>
        <Segmented<Show> size="small" value={show} onChange={onShow} options={(['open', ...(hasTeam ? (['team'] as const) : []), 'all'] as const).map((value) => ({ value, label: t(`show_${value}`) }))} />
      </header>
      <ErrorNote error={error} />
      {isPending && late && <Skeleton active paragraph={{ rows: 5 }} title={false} style={{ padding: 12 }} />}
      {!isPending && rows.length === 0 && (
        <Empty description={q ? t('nothingFound') : <><div>{t('empty')}</div><span className="desk-quiet">{t('emptyHint')}</span></>} />
      )}
      <div ref={list} role="listbox" aria-label={t('queue')} className="desk-rows" tabIndex={rows.length > 0 ? 0 : -1}>
        {rows.map((row) => <QueueRow key={row.id} row={row} isSelected={row.id === selected} onSelect={onSelect} />)}
      </div>
    </section>
  )
}

/** True once something has lasted 200 ms: what is quick shows no skeleton. */
function useLate(pending: boolean): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!pending) return
    const timer = setTimeout(() => setLate(true), 200)
    return () => clearTimeout(timer)
  }, [pending])
  return late
}
