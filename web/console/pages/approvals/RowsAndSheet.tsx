import { Empty, Skeleton, Typography, theme } from 'antd'
import type { ReactNode } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useKeys } from '../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'

interface Frame<T extends { id: string }> {
  /** Where the list stands: `/approvals`, or a tab below it. A row stands at its id below that. */
  at: string
  label: string
  rows: readonly T[] | undefined
  error: Error | null
  isPending: boolean
  empty: { what: string; hint: string }
  /** An id that is in no row is opened all the same: it was decided meanwhile. */
  opensOthers?: boolean
  row(row: T): ReactNode
  sheet(id: string, row: T | undefined, close: () => void): ReactNode
  below?: ReactNode
}

/** What waits, one under the other, and one of them in full; arrow keys move. */
export function RowsAndSheet<T extends { id: string }>({ at, label, rows: given, error, isPending, empty, opensOthers = false, row: draw, sheet, below }: Frame<T>) {
  const navigate = useNavigate()
  const { token } = theme.useToken()
  const { id } = useParams()
  const rows = given ?? []
  const chosen = id !== undefined && (opensOthers || rows.some((row) => row.id === id)) ? id : rows[0]?.id
  const open = (row?: T) => void navigate(row ? `${at}/${row.id}` : at)
  const move = (by: number) => () => {
    const next = rows[rows.findIndex((row) => row.id === chosen) + by]
    if (chosen !== undefined && next) open(next)
  }
  useKeys({ ArrowDown: move(1), ArrowUp: move(-1) })
  return (
    <div className="approvals">
      <nav className="approvals-list" aria-label={label}>
        <ErrorNote error={error} />
        {isPending && <Skeleton active />}
        {given && rows.length === 0 && <Empty style={{ marginTop: 48 }} description={<><div>{empty.what}</div><Typography.Text type="secondary">{empty.hint}</Typography.Text></>} />}
        {rows.map((row) => (
          <button
            type="button" key={row.id} className="approvals-row" aria-current={row.id === chosen} onClick={() => open(row)}
            style={{ background: row.id === chosen ? `color-mix(in srgb, ${token.colorPrimary} 12%, transparent)` : undefined, borderColor: token.colorBorderSecondary, color: token.colorText }}
          >
            {draw(row)}
          </button>
        ))}
        {below}
      </nav>
      <div className="approvals-sheet">{chosen !== undefined && sheet(chosen, rows.find((row) => row.id === chosen), () => open())}</div>
    </div>
  )
}
