import { Card, Flex, Result, Skeleton, Tabs, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { ApiError } from '../../../../shared/api/client.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useCase, useParts, type CaseView, type Parts } from '../cases.ts'
import { EvidenceTab } from '../evidence/EvidenceTab.tsx'
import { caseSections } from '../sections.ts'
import { Approvals } from './Approvals.tsx'
import { Facts } from './Facts.tsx'
import { Head } from './Head.tsx'
import { History } from './History.tsx'
import { Notes } from './Notes.tsx'
import { People } from './People.tsx'
import { Tasks } from './Tasks.tsx'
import { WaitingBanner } from './WaitingBanner.tsx'

const noParts: Parts = { notes: [], tasks: [], people: [], evidence: [], unfinished: [] }

/** One case on one screen: head with state and clock, what waits, tabs by number keys, history beside them. */
export function CaseFile({ id }: { id: string }) {
  const { t } = useTranslation('cases')
  const { data: view, error } = useCase(id)
  const { data: parts = noParts } = useParts(id)
  const navigate = useNavigate()
  useKeys({ Escape: () => void navigate('/cases') })
  if (error instanceof ApiError && error.status === 403) return <Result status="403" title={t('noRight')} subTitle={`${error.message} ${error.todo}`} />
  if (error) return <div style={{ padding: 12 }}><ErrorNote error={error} /></div>
  if (!view) return <Card className="lq-late" style={{ margin: 12 }}><Skeleton active /></Card>
  return (
    <Flex vertical gap={12} style={{ height: '100%', padding: 12, boxSizing: 'border-box' }}>
      <Head view={view} />
      <WaitingBanner view={view} />
      <Flex gap={12} style={{ flex: 1, minHeight: 0 }}>
        <Body view={view} parts={parts} />
        <Card title={t('history')} style={{ width: 340, flex: 'none', display: 'flex', flexDirection: 'column' }} styles={{ body: { padding: 0, overflow: 'auto', flex: 1, minHeight: 0 } }}>
          <History id={id} />
        </Card>
      </Flex>
    </Flex>
  )
}

function Body({ view, parts }: { view: CaseView; parts: Parts }) {
  const { t } = useTranslation('cases')
  const [search] = useSearchParams()
  const isOpen = ['accepted', 'filed', 'investigating', 'solved'].includes(view.status)
  const openTasks = parts.tasks.filter((task) => task.status === 'open').length
  const tabs = [
    { key: 'facts', count: 0, children: <Facts view={view} /> },
    { key: 'evidence', count: parts.evidence.length, children: <EvidenceTab view={view} parts={parts} /> },
    { key: 'notes', count: parts.notes.length, children: <Notes view={view} notes={parts.notes} /> },
    { key: 'tasks', count: openTasks, children: <Tasks view={view} tasks={parts.tasks} /> },
    { key: 'people', count: parts.people.length, children: <People view={view} people={parts.people} /> },
    { key: 'approvals', count: view.approvals.length, children: <Approvals view={view} /> },
    ...caseSections.map(({ key, component: Section }) => ({ key, count: 0, children: <Section caseId={view.id} isOpen={isOpen} /> })),
  ]
  const wanted = search.get('tab')
  const [tab, setTab] = useState(tabs.some((x) => x.key === wanted) ? wanted! : 'facts')
  useKeys(Object.fromEntries(tabs.map((x, i) => [String(i + 1), () => setTab(x.key)])))
  return (
    <Card style={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }} styles={{ body: { padding: '0 16px', flex: 1, minHeight: 0, overflow: 'auto' } }}>
      <Tabs
        activeKey={tab}
        onChange={setTab}
        items={tabs.map(({ key, count, children }, i) => ({
          key, children,
          label: <>{t(`tab_${key}`)}{count > 0 && <Typography.Text type="secondary"> {count}</Typography.Text>}<kbd>{i + 1}</kbd></>,
        }))}
      />
    </Card>
  )
}
