import { Button, Collapse, Empty, Tag, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChecklistFile } from '#answers/hazards'
import { post } from '../../../../shared/api/client.ts'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { SendDialog } from '../SendDialog.tsx'
import { useRefreshChecklist } from './checklists.ts'
import { Preview } from './Preview.tsx'

const at = (when: string) => formatExact(when).slice(0, 16)

/** Every version as it was published, the newest first: none of them ever changes. */
export function Versions({ file }: { file: ChecklistFile }) {
  const { t } = useTranslation('checklists')
  const refresh = useRefreshChecklist(file.id)
  const [isEnding, setEnding] = useState(false)
  const verb = file.retired ? 'restore' : 'retire'
  if (file.versions.length === 0) return <Empty description={t('noVersions')} />
  return (
    <>
      <Collapse
        size="small"
        items={file.versions.toReversed().map((one) => ({
          key: one.version,
          label: <>{t('version', { version: one.version })} · {one.publishedBy.name} · {at(one.publishedAt)} {one.retiredAt === null && !file.retired ? <Tag color="success">{t('inUse')}</Tag> : <Typography.Text type="secondary">{one.retiredAt ? t('until', { at: at(one.retiredAt) }) : t('retired')}</Typography.Text>}</>,
          children: <>{one.note && <Typography.Paragraph>{one.note}</Typography.Paragraph>}<Preview content={one.content} /></>,
        }))}
      />
      {file.may.edit && <Button style={{ marginTop: 12 }} danger={!file.retired} onClick={() => setEnding(true)}>{t(verb)}</Button>}
      {isEnding && (
        <SendDialog
          title={t(verb)} note={t(`${verb}Note`)} verb={t(verb)} words="required" isDangerous={verb === 'retire'} onClose={() => setEnding(false)}
          onSend={async (reason) => {
            await post(`/api/checklists/${file.id}/${verb}`, { reason })
            await refresh()
          }}
        />
      )}
    </>
  )
}
