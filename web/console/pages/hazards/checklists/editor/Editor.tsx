import { Alert, App, Button, Flex, Input, Select, Tag, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChecklistFile } from '#answers/hazards'
import { findFaults, kinds, type Content } from '#rules/hazards'
import { post } from '../../../../../shared/api/client.ts'
import { useKeys } from '../../../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../../../shared/shell/ErrorNote.tsx'
import { SendDialog } from '../../SendDialog.tsx'
import { useRefreshChecklist } from '../checklists.ts'
import { Preview } from '../Preview.tsx'
import { ItemList } from './ItemList.tsx'

/** Writes a checklist without code: title, items, branches, what is a hazard; beside it the phone that will ask. Ctrl+S keeps the draft. */
export function Editor({ file, content }: { file: ChecklistFile; content: Content }) {
  const { t } = useTranslation(['checklists', 'hazards'])
  const { message } = App.useApp()
  const refresh = useRefreshChecklist(file.id)
  const [start, setStart] = useState({ base: file.draftAct, content })
  const [draft, setDraft] = useState(content)
  const [isPublishing, setPublishing] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const faults = findFaults(draft)
  const isChanged = draft !== start.content
  const isBehind = file.draftAct !== start.base
  const takeNewest = () => {
    setStart({ base: file.draftAct, content })
    setDraft(content)
  }
  // What somebody else keeps is shown where nothing would be lost by that.
  if (isBehind && !isChanged) takeNewest()
  const keep = async () => {
    const { draftAct } = await post<{ draftAct: string }>(`/api/checklists/${file.id}/draft`, { content: draft, base: start.base })
    setStart({ base: draftAct, content: draft })
    await refresh()
  }
  const run = (work: () => Promise<void>, said: string) => {
    setError(null)
    void work().then(() => void message.success(said), setError)
  }
  const save = () => isChanged && run(keep, t('kept'))
  const drop = () => run(async () => {
    await post(`/api/checklists/${file.id}/dropDraft`)
    await refresh()
  }, t('dropped'))
  useKeys({ 'Ctrl+s': save })
  const hasDraft = file.draft !== null || isChanged
  return (
    <Flex gap={16} className="checklist-editor">
      <div className="checklist-form">
        <Flex gap={8} align="center" wrap className="checklist-bar">
          {hasDraft ? <Tag color="warning">{t(isChanged ? 'unsaved' : 'hasDraft')}</Tag> : <Tag color="success">{t('published', { version: file.versions.length })}</Tag>}
          {faults.length > 0 && <Typography.Text type="danger">{t('faults', { count: faults.length })}</Typography.Text>}
          <span style={{ flex: 1 }} />
          {file.draft && file.versions.length > 0 && <Button size="small" onClick={drop}>{t('drop')}</Button>}
          <Button size="small" disabled={!isChanged} onClick={save} aria-keyshortcuts="Control+S">{t('save')} <kbd>Ctrl+S</kbd></Button>
          <Button size="small" type="primary" disabled={!hasDraft || faults.length > 0} onClick={() => setPublishing(true)}>{t('publish')}</Button>
        </Flex>
        <ErrorNote error={error} />
        {isBehind && isChanged && <Alert type="warning" showIcon title={t('changedElsewhere')} action={<Button size="small" onClick={takeNewest}>{t('takeNewest')}</Button>} />}
        <div className="checklist-title">
          <Input value={draft.title.zh} onChange={(event) => setDraft({ ...draft, title: { ...draft.title, zh: event.target.value } })} placeholder={t('titleZh')} aria-label={t('titleZh')} maxLength={60} />
          <Input value={draft.title.en} onChange={(event) => setDraft({ ...draft, title: { ...draft.title, en: event.target.value } })} placeholder={t('titleEn')} aria-label={t('titleEn')} maxLength={60} />
          <Select value={draft.kind} onChange={(kind) => setDraft({ ...draft, kind })} options={kinds.map((value) => ({ value, label: t(`hazards:kind_${value}`) }))} aria-label={t('about')} />
        </div>
        <ItemList items={draft.items} kind={draft.kind} faults={faults} onChange={(items) => setDraft({ ...draft, items })} />
      </div>
      <div className="checklist-beside"><Typography.Text type="secondary">{t('preview')}</Typography.Text><Preview content={draft} /></div>
      {isPublishing && (
        <SendDialog
          title={t('publish')} note={t(file.versions.length > 0 ? 'publishNote' : 'publishFirst')} verb={t('publish')} words="optional" wordsLabel={t('changeNote')} onClose={() => setPublishing(false)}
          onSend={async (note) => {
            if (isChanged) await keep()
            await post(`/api/checklists/${file.id}/publish`, { note })
            await refresh()
          }}
        />
      )}
    </Flex>
  )
}
