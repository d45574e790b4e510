import { Button, Card, Dropdown, Flex, Result, Skeleton, Tabs } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HazardFile as File } from '#answers/hazards'
import { ApiError } from '../../../../shared/api/client.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useHazard } from '../hazards.ts'
import { Facts } from './Facts.tsx'
import { History } from './History.tsx'
import { Steps } from './Steps.tsx'
import { useActions } from './use-actions.tsx'

/** One hazard in full: what it is, what was done, what can be done now, each with its key. */
export function HazardFile({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('hazards')
  const { data: file, error } = useHazard(id)
  if (error instanceof ApiError && error.status === 403) return <Card className="hazard-file" size="small"><Result status="403" title={t('noRight')} subTitle={`${error.message} ${error.todo}`} /></Card>
  if (error) return <ErrorNote error={error} />
  if (!file) return <Card className="hazard-file lq-late" size="small"><Skeleton active /></Card>
  return <Open file={file} onClose={onClose} />
}

function Open({ file, onClose }: { file: File; onClose: () => void }) {
  const { t } = useTranslation('hazards')
  const { actions, dialog } = useActions(file)
  const [tab, setTab] = useState('facts')
  useKeys({ ...Object.fromEntries(actions.map((action) => [action.key, action.start])), 1: () => setTab('facts'), 2: () => setTab('steps'), 3: () => setTab('history') })
  const [next, ...others] = actions
  return (
    <Card
      className="hazard-file" size="small" title={file.number}
      extra={
        <Flex gap={8} align="center">
          {next && <Button type="primary" size="small" onClick={next.start}>{next.label} <kbd>{next.key.toUpperCase()}</kbd></Button>}
          {others.length > 0 && (
            <Dropdown trigger={['click']} menu={{ items: others.map(({ key, label, isDangerous }) => ({ key, danger: isDangerous ?? false, label: <Flex justify="space-between" gap={24}><span>{label}</span><kbd>{key.toUpperCase()}</kbd></Flex> })), onClick: ({ key }) => others.find((a) => a.key === key)?.start() }}>
              <Button size="small">{t('moreActions')} ▾</Button>
            </Dropdown>
          )}
          <Button type="text" size="small" aria-label={t('close')} onClick={onClose}>✕</Button>
        </Flex>
      }
    >
      <Tabs
        size="small" activeKey={tab} onChange={setTab}
        items={[
          { key: 'facts', label: <>{t('tab_facts')}<kbd>1</kbd></>, children: <Facts file={file} /> },
          { key: 'steps', label: <>{t('tab_steps', { count: file.rechecks.length })}<kbd>2</kbd></>, children: <Steps file={file} /> },
          { key: 'history', label: <>{t('tab_history')}<kbd>3</kbd></>, children: <History id={file.id} /> },
        ]}
      />
      {dialog}
    </Card>
  )
}
