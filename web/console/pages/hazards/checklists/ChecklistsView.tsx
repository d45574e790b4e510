import { Card, Dropdown, Empty, Flex, Button, Skeleton, Tag, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Content } from '#rules/hazards'
import { post } from '../../../../shared/api/client.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useChecklists, useFreshChecklists, useRefreshChecklist, useTemplates } from './checklists.ts'
import { ChecklistFile } from './ChecklistFile.tsx'
import './checklists.css'

const blank: Content = { title: { zh: '', en: '' }, kind: 'other', items: [] }

/** The county's checklists beside the one that is open. New ones start from those that come with the house, or from nothing. */
export function ChecklistsView({ selected }: { selected: string | undefined }) {
  const { t, i18n } = useTranslation('checklists')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const navigate = useNavigate()
  useFreshChecklists()
  const { data, error, isPending } = useChecklists()
  const mayEdit = data?.may.edit ?? false
  const templates = useTemplates(mayEdit).data?.templates ?? []
  const refresh = useRefreshChecklist('')
  const [failure, setFailure] = useState<unknown>(null)
  const begin = async (content: Content) => {
    try {
      const { id } = await post<{ id: string }>('/api/checklists', { content })
      await refresh()
      void navigate(`/hazards/checklists/${id}`)
    } catch (reason) {
      setFailure(reason)
    }
  }
  const starts = [...templates.map(({ id, content }) => ({ key: id, label: content.title[language] })), { key: '', label: t('blank') }]
  return (
    <Flex gap={12} className="checklists-page">
      <Card
        className="checklists-list" size="small" title={t('title')} styles={{ body: { padding: 0, overflow: 'auto' } }}
        extra={mayEdit && <Dropdown trigger={['click']} menu={{ items: starts, onClick: ({ key }) => void begin(templates.find((one) => one.id === key)?.content ?? blank) }}><Button type="primary" size="small">{t('new')} ▾</Button></Dropdown>}
      >
        <ErrorNote error={error ?? failure} />
        {isPending && <Skeleton className="lq-late" active style={{ padding: 12 }} />}
        {data?.checklists.length === 0 && <Empty style={{ padding: 24 }} description={<><div>{t('none')}</div><Typography.Text type="secondary">{t(mayEdit ? 'noneHint' : 'noneHintRead')}</Typography.Text></>} />}
        {data?.checklists.map((one) => (
          <button key={one.id} type="button" aria-current={one.id === selected} onClick={() => void navigate(`/hazards/checklists/${one.id}`)}>
            <Typography.Text strong ellipsis>{one.title[language] || t('untitled')}</Typography.Text>
            <small>{one.version === null ? t('neverPublished') : t('versionItems', { version: one.version, count: one.items })}</small>
            {one.hasDraft && <Tag color="warning" style={{ margin: 0 }}>{t('hasDraft')}</Tag>}
            {one.retired && <Tag style={{ margin: 0 }}>{t('retired')}</Tag>}
          </button>
        ))}
      </Card>
      {selected ? <ChecklistFile key={selected} id={selected} /> : <Card className="checklists-main"><Empty description={t('choose')} /></Card>}
    </Flex>
  )
}
