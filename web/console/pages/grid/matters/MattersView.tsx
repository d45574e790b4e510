import { Card, Empty, Flex, Segmented, Skeleton, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { useMe } from '../../../../shared/shell/use-me.ts'
import { rightsOf, useMatters } from '../grid.ts'
import { Refusal } from '../Refusal.tsx'
import { MatterFile } from './MatterFile.tsx'
import { MatterLine } from './MatterLine.tsx'

/** Hard matters, what waits first; one of them in full. Arrow keys move, Escape closes. */
export function MattersView({ selected }: { selected: string | undefined }) {
  const { t } = useTranslation('grid')
  const { me } = useMe()
  const may = rightsOf(me)
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(true)
  const { data, error } = useMatters(may.matters, isOpen)
  const rows = data ?? []
  const select = (id?: string) => void navigate(id ? `/grid/matters/${id}` : '/grid/matters')
  const at = rows.findIndex(({ id }) => id === selected)
  const move = (by: number) => () => rows.length > 0 && select(rows[Math.min(rows.length - 1, Math.max(0, at + by))]!.id)
  useKeys({ ArrowDown: move(1), j: move(1), ArrowUp: move(-1), k: move(-1), Escape: selected ? () => select() : undefined })
  return (
    <div className="grid-pair" data-open={selected !== undefined}>
      <Card size="small" className="grid-list lq-head-wraps" title={<h1 className="grid-head">{t(may.matters === 'me' ? 'mattersMine' : 'matters')}</h1>} extra={<Segmented value={isOpen} onChange={setOpen} options={[{ value: true, label: t('view_open') }, { value: false, label: t('view_all') }]} />}>
        {error ? <Refusal error={error} /> : !data ? <Skeleton className="lq-late" active /> : rows.length === 0 ? (
          <Empty description={<><div>{t(may.matters === 'me' ? 'noMattersOfMine' : 'noMatters')}</div><Typography.Text type="secondary">{t('noMattersHint')}</Typography.Text></>} />
        ) : (
          <ul className="grid-lines">{rows.map((row) => <MatterLine key={row.id} row={row} hasStation={may.stations} isSelected={row.id === selected} onOpen={() => select(row.id)} />)}</ul>
        )}
      </Card>
      {selected ? <MatterFile key={selected} id={selected} onClose={() => select()} /> : <Flex className="grid-none" align="center" justify="center"><Typography.Text type="secondary">{t('chooseMatter')} <kbd>↓</kbd></Typography.Text></Flex>}
    </div>
  )
}
