import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Empty, Flex, Input, Modal, Table, Tag, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { get, post } from '../../../shared/api/client.ts'
import { formatExact } from '../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'
import { useMe } from '../../../shared/shell/use-me.ts'
import { formatLength } from '../review/moments.ts'
import { HoldDrawer } from '../review/holds/HoldDrawer.tsx'
import { NoticeDrawer } from './NoticeDrawer.tsx'
import { useNotices, type Notice } from './notices.ts'
import { Thresholds } from './Thresholds.tsx'

/** What a supervisor has to know, and a handful of looks drawn at random to review. */
export function Notices() {
  const { t } = useTranslation('approvals')
  const { data, error, isPending } = useNotices(true)
  const { me } = useMe()
  const [opened, setOpened] = useState<Notice | null>(null)
  const [seeing, setSeeing] = useState<Notice | null>(null)
  return (
    <Flex vertical gap={24} style={{ overflow: 'auto', paddingBottom: 16 }}>
      <ErrorNote error={error} />
      <Thresholds />
      <Table<Notice>
        size="small" rowKey="id" loading={isPending && { delay: 200 }} dataSource={data?.notices ?? []} pagination={{ pageSize: 20, hideOnSinglePage: true }}
        locale={{ emptyText: <Empty description={<><div>{t('noticesEmpty')}</div><Typography.Text type="secondary">{t('noticesEmptyHint')}</Typography.Text></>} /> }}
        columns={[
          { title: t('kind'), dataIndex: 'kind', width: 200, render: (kind: Notice['kind']) => <Tag color={kind.startsWith('emergency') ? 'error' : 'warning'}>{t(`notice_${kind}`)}</Tag> },
          { title: t('about'), ellipsis: true, render: (_, n) => (n.about.type === 'grant' || n.about.type === 'hold' ? <Button type="link" size="small" style={{ padding: 0 }} onClick={() => setOpened(n)}>{n.about.name}</Button> : `${n.about.name} · ${t('looksIn', { count: n.count, days: n.days })}`) },
          { title: t('raised'), dataIndex: 'raisedAt', width: 170, render: formatExact },
          { title: t('seen'), width: 220, render: (_, n) => (n.seenAt ? <Typography.Text type="secondary">{formatExact(n.seenAt)} {n.note}</Typography.Text> : <Button size="small" onClick={() => setSeeing(n)}>{t('see')}</Button>) },
        ]}
      />
      <Sample />
      {opened?.about.type === 'hold' && <HoldDrawer id={opened.about.id} onClose={() => setOpened(null)} />}
      {opened?.about.type === 'grant' && me && <NoticeDrawer notice={opened} me={me} onClose={() => setOpened(null)} />}
      {seeing && <SeeDialog notice={seeing} onClose={() => setSeeing(null)} />}
    </Flex>
  )
}

function SeeDialog({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const { t } = useTranslation('approvals')
  const queries = useQueryClient()
  const [note, setNote] = useState('')
  const [error, setError] = useState<unknown>(null)
  const see = async () => {
    try {
      await post(`/api/footage/notices/${notice.id}/see`, { note })
      await queries.invalidateQueries({ queryKey: ['notices'] })
      onClose()
    } catch (reason) {
      setError(reason)
    }
  }
  return (
    <Modal open title={t(`notice_${notice.kind}`)} okText={t('see')} cancelText={t('back')} onOk={() => void see()} onCancel={onClose}>
      <ErrorNote error={error} />
      <Input.TextArea rows={3} maxLength={400} value={note} onChange={(event) => setNote(event.target.value)} placeholder={t('seeHint')} aria-label={t('seeHint')} autoFocus />
    </Modal>
  )
}

interface SampledLook {
  id: string
  grant: string
  viewerName: string
  cameraName: string
  number: string
  openedAt: string
  stills: number
  spans: { from: string; to: string }[]
}

function Sample() {
  const { t } = useTranslation('approvals')
  const { data, error, refetch } = useQuery({ queryKey: ['look-sample'], queryFn: ({ signal }) => get<{ looks: SampledLook[] }>('/api/footage/looks?sample=10', signal), staleTime: Infinity })
  return (
    <section>
      <Flex justify="space-between" align="center" style={{ marginBottom: 8 }}>
        <Typography.Text strong>{t('sample')}</Typography.Text>
        <Flex gap={8}>
          <Button size="small" onClick={() => void refetch()}>{t('sampleAgain')}</Button>
          <Button size="small" href="/api/footage/looks.csv" download>{t('looksTable')}</Button>
        </Flex>
      </Flex>
      <ErrorNote error={error} />
      <Table<SampledLook>
        size="small" rowKey="id" dataSource={data?.looks ?? []} pagination={false}
        locale={{ emptyText: <Typography.Text type="secondary">{t('sampleEmpty')}</Typography.Text> }}
        columns={[
          { title: t('opened'), dataIndex: 'openedAt', width: 170, render: formatExact },
          { title: t('who'), dataIndex: 'viewerName', width: 120 },
          { title: t('camera'), dataIndex: 'cameraName', ellipsis: true },
          { title: t('number'), dataIndex: 'number', width: 230, render: (number: string, look) => <Link to={`/review/${look.grant}`}>{number}</Link> },
          { title: t('served'), width: 160, align: 'right', render: (_, look) => t('servedSays', { length: formatLength(look.spans.reduce((sum, s) => sum + Date.parse(s.to) - Date.parse(s.from), 0)), stills: look.stills }) },
        ]}
      />
    </section>
  )
}
