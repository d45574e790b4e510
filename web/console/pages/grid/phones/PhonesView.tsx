import { Button, Card, Empty, Table, Tag, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../../../shared/api/client.ts'
import { formatDay, formatExact } from '../../../../shared/i18n/time.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { ReasonDialog } from '../../../../shared/shell/ReasonDialog.tsx'
import { useColleagues, useRefreshGrid } from '../grid.ts'
import { Refusal } from '../Refusal.tsx'
import { HandIn } from './HandIn.tsx'
import { usePhones, type Phone } from './phones.ts'
import { Submissions } from './Submissions.tsx'

/** Phones of the station that collect without a network; a lost one is cut off. X cuts the chosen one off. */
export function PhonesView() {
  const { t } = useTranslation('grid')
  const people = useColleagues()
  const refresh = useRefreshGrid()
  const { data, error } = usePhones()
  const rows = (data ?? []).toSorted((a, b) => Number(a.cutOffAt !== null) - Number(b.cutOffAt !== null) || b.enrolledAt.localeCompare(a.enrolledAt))
  const [at, setAt] = useState(0)
  const [losing, setLosing] = useState<Phone | null>(null)
  const current = Math.min(at, rows.length - 1)
  const chosen = rows[current]
  const move = (by: number) => () => setAt(Math.max(0, Math.min(rows.length - 1, current + by)))
  useKeys({ ArrowDown: move(1), j: move(1), ArrowUp: move(-1), k: move(-1), x: chosen && chosen.cutOffAt === null ? () => setLosing(chosen) : undefined })
  const nameOf = (account: string) => people.nameOf(account) ?? account
  const cutOff = async (reason: string) => {
    await post(`/api/devices/${losing!.id}/cutOff`, { reason })
    await refresh()
    setLosing(null)
  }
  return (
    <div className="grid-alone">
      <Submissions />
      <HandIn />
      <Card size="small" className="grid-list lq-head-wraps" title={<h1 className="grid-head">{t('phones')} <b>{rows.filter(({ cutOffAt }) => cutOffAt === null).length}</b></h1>}>
        {error ? <Refusal error={error} /> : (
          <Table<Phone>
            size="small" rowKey="id" pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false }} dataSource={rows} loading={{ spinning: !data, delay: 200 }} scroll={{ x: 560 }}
            rowClassName={(_, index) => (index === current ? 'ant-table-row-selected' : '')} onRow={(_, index) => ({ onClick: () => setAt(index ?? 0) })}
            locale={{ emptyText: data ? <Empty description={<><div>{t('noPhones')}</div><Typography.Text type="secondary">{t('noPhonesHint')}</Typography.Text></>} /> : ' ' }}
            columns={[
              { title: t('owner'), key: 'owner', width: 128, ellipsis: true, render: (_, { account }) => nameOf(account) },
              { title: t('phone'), dataIndex: 'name', ellipsis: true },
              { title: t('enrolled'), key: 'enrolled', width: 112, render: (_, { enrolledAt }) => <span title={formatExact(enrolledAt)}>{formatDay(enrolledAt)}</span> },
              { title: t('state'), key: 'state', width: 176, render: (_, { cutOffAt }) => (cutOffAt ? <span className="grid-past" title={formatExact(cutOffAt)}>{t('cutOffOn', { day: formatDay(cutOffAt) })}</span> : <Tag color="success">{t('inUse')}</Tag>) },
              { title: '', key: 'do', width: 112, align: 'right', render: (_, phone) => phone.cutOffAt === null && <Button size="small" danger onClick={(event) => { event.stopPropagation(); setLosing(phone) }}>{t('do_cutOff')}{phone.id === chosen?.id && <> <kbd>X</kbd></>}</Button> },
            ]}
          />
        )}
      </Card>
      {losing && <ReasonDialog title={`${t('do_cutOff')} · ${nameOf(losing.account)} · ${losing.name}`} warning={t('note_cutOff')} verb={t('do_cutOff')} isDangerous onConfirm={cutOff} onClose={() => setLosing(null)} />}
    </div>
  )
}
