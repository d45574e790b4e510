import { Empty, Skeleton, Typography, theme } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { ErasureSheet } from './ErasureSheet.tsx'
import { useErasures, type ErasureRow } from './erasures.ts'

/** What was asked to be erased: by legal, for a resident, or by the system where a period is over or a consent has ended. */
export function ErasuresTab() {
  const { t } = useTranslation('approvals')
  const navigate = useNavigate()
  const { id } = useParams()
  const { data: rows = [], error, isPending, isSuccess } = useErasures(true)
  const chosen = rows.find((row) => row.id === id) ?? rows[0]
  const move = (by: number) => {
    const next = chosen && rows[rows.indexOf(chosen) + by]
    if (next) void navigate(`/approvals/erasures/${next.id}`)
  }
  useKeys({ ArrowDown: () => move(1), ArrowUp: () => move(-1) })
  return (
    <div className="approvals">
      <nav className="approvals-list" aria-label={t('erasures')}>
        <ErrorNote error={error} />
        {isPending && <Skeleton active />}
        {isSuccess && rows.length === 0 && <Empty style={{ marginTop: 48 }} description={<><div>{t('erasuresEmpty')}</div><Typography.Text type="secondary">{t('erasuresEmptyHint')}</Typography.Text></>} />}
        {rows.map((row) => <Row key={row.id} row={row} isChosen={row === chosen} onChoose={() => void navigate(`/approvals/erasures/${row.id}`)} />)}
      </nav>
      <div className="approvals-sheet">{chosen && <ErasureSheet key={chosen.id} row={chosen} onDone={() => void navigate('/approvals/erasures')} />}</div>
    </div>
  )
}

function Row({ row, isChosen, onChoose }: { row: ErasureRow; isChosen: boolean; onChoose: () => void }) {
  const { t } = useTranslation('approvals')
  const { token } = theme.useToken()
  return (
    <button type="button" className="approvals-row" aria-current={isChosen} onClick={onChoose} style={{ background: isChosen ? token.controlItemBgActive : undefined, borderColor: token.colorBorderSecondary, color: token.colorText }}>
      <strong>{t(`erasure_${row.ground}`)}</strong>
      <span>{row.document} · {t('erasesRecords', { count: row.records })}</span>
      <Typography.Text type="secondary">{row.askedByName || t('bySystem')} · {formatExact(row.askedAt)}</Typography.Text>
    </button>
  )
}
