import { Card } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

/** A subject with its numbers; those that ask somebody to act are red and say so in their words. */
export function Tile({ title, to, numbers, note, children }: { title: string; to?: string; numbers?: readonly { label: string; value: number | string; isNow?: boolean; about?: string }[]; note?: ReactNode; children?: ReactNode }) {
  return (
    <Card size="small" className="grid-tile" title={<h2 className="grid-head">{to ? <Link to={to}>{title} ›</Link> : title}</h2>}>
      {numbers && (
        <dl className="grid-numbers">
          {numbers.map(({ label, value, isNow, about }) => <div key={label} data-now={isNow ?? false}><dt>{label}</dt><dd>{value}{about && <small>{about}</small>}</dd></div>)}
        </dl>
      )}
      {children}
      {note && <p className="grid-aside">{note}</p>}
    </Card>
  )
}
