import { Typography } from 'antd'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { sheets } from '#rules/registry'
import { formatDay } from '../../../../shared/i18n/time.ts'
import { useWords } from '../use-words.ts'
import type { Compared, Row, Side } from './compare.ts'

interface Props {
  rows: readonly Row[]
  entries: Record<Side, Compared>
  chosen: (row: Row) => Side
  onChoose: (field: string, side: Side) => void
}

const sides: readonly Side[] = ['this', 'other']

/** Up and down go through the fields, left and right choose a side. */
export function Compare({ rows, entries, chosen, onChoose }: Props) {
  const { t } = useTranslation('register')
  const { nameField, nameEntry, sayValue } = useWords()
  const table = useRef<HTMLDivElement>(null)
  const open = rows.filter((row) => !row.isSettled)
  const focus = (field: string | undefined, side: Side) => table.current?.querySelector<HTMLElement>(`[data-field="${field}"][data-side="${side}"]`)?.focus()
  useEffect(() => table.current?.querySelector<HTMLElement>('[role=radio][tabindex="0"]')?.focus(), [])
  const onKeyDown = (row: Row) => (event: KeyboardEvent) => {
    const at = open.indexOf(row)
    const side = event.key === 'ArrowLeft' ? 'this' : event.key === 'ArrowRight' ? 'other' : null
    if (side) {
      onChoose(row.field, side)
      focus(row.field, side)
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const next = open[at + (event.key === 'ArrowDown' ? 1 : -1)]
      if (next) focus(next.field, chosen(next))
    } else return
    event.preventDefault()
  }
  const say = (row: Row, side: Side) => {
    const field = sheets[entries.this.type].fields[row.field]
    const { place, door } = entries[side]
    return field?.kind === 'reference' && row.values[side] !== null ? [place, door].filter(Boolean).join(' ') || t('anotherRecord') : sayValue(field, row.values[side])
  }
  return (
    <div className="register-compare" ref={table}>
      <div className="register-compare-head"><span />{sides.map((side) => <b key={side}>{nameEntry(entries[side])}<small>{t(side === 'this' ? 'carriesOn' : 'joinsIn')}</small></b>)}</div>
      {rows.map((row) => (
        <div key={row.field} className="register-compare-row" {...(row.isSettled ? {} : { role: 'radiogroup', 'aria-label': nameField(entries.this.type, row.field) })}>
          <span>{nameField(entries.this.type, row.field)}</span>
          {sides.map((side) =>
            row.isSettled ? (
              <span key={side} data-kept={side === row.keeps || row.values.this === row.values.other}>{row.values[side] === null ? '—' : say(row, side)}</span>
            ) : (
              <button key={side} type="button" role="radio" aria-checked={chosen(row) === side} tabIndex={chosen(row) === side ? 0 : -1} data-field={row.field} data-side={side} onClick={() => onChoose(row.field, side)} onKeyDown={onKeyDown(row)}>
                {say(row, side)} <Typography.Text type="secondary">{t('seenOn', { day: formatDay(row.seen[side]) })}</Typography.Text>
              </button>
            ),
          )}
        </div>
      ))}
    </div>
  )
}
