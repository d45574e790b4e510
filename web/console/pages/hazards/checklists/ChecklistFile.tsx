import { Card, Skeleton, Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useChecklist } from './checklists.ts'
import { Editor } from './editor/Editor.tsx'
import { Preview } from './Preview.tsx'
import { Versions } from './Versions.tsx'

/** One checklist: what is asked now, written by whoever may, read by all others; and every version that was. */
export function ChecklistFile({ id }: { id: string }) {
  const { t } = useTranslation('checklists')
  const { data: file, error } = useChecklist(id)
  if (error) return <Card className="checklists-main"><ErrorNote error={error} /></Card>
  if (!file) return <Card className="checklists-main lq-late"><Skeleton active /></Card>
  const newest = file.versions.at(-1)
  const asked = file.draft ?? newest!.content
  return (
    <Card className="checklists-main" styles={{ body: { padding: '0 16px 16px', overflow: 'auto' } }}>
      <Tabs
        size="small"
        items={[
          file.may.edit
            ? { key: 'editor', label: t('tab_editor'), children: <Editor file={file} content={asked} /> }
            : { key: 'read', label: t('tab_read'), children: <Preview content={newest?.content ?? asked} /> },
          { key: 'versions', label: t('tab_versions', { count: file.versions.length }), children: <Versions file={file} /> },
        ]}
      />
    </Card>
  )
}
