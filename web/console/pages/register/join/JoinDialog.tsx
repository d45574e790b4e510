import { Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../../../shared/api/client.ts'
import type { Me } from '../../../../shared/api/me.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { FormDialog } from '../../disputes/forms/FormDialog.tsx'
import type { Ground } from '../ground/grounds.ts'
import { useEntry, useRefreshEntry, type OpenedEntry } from '../register.ts'
import { Compare } from './Compare.tsx'
import { compareEntries, type Row, type Side } from './compare.ts'
import { FindTwin } from './FindTwin.tsx'

/** Two records of one person are made one: found, compared field by field, joined. Undone from the record, at once or later. */
export function JoinDialog({ entry, ground, me, onClose }: { entry: OpenedEntry; ground: Ground; me: Me; onClose: () => void }) {
  const { t } = useTranslation('register')
  const refresh = useRefreshEntry()
  const [id, setId] = useState<string | null>(null)
  const [choices, setChoices] = useState<Record<string, Side>>({})
  const { data: other, error } = useEntry(entry.type, id, ground.ref)
  const rows = other ? compareEntries(entry, other) : []
  const chosen = (row: Row) => (row.isSettled ? row.keeps : (choices[row.field] ?? row.keeps))
  const send = async (reason: string, intentId: string) => {
    const take = rows.filter((row) => chosen(row) === 'other').map((row) => row.field)
    await post(`/api/registry/${entry.type}/${entry.id}/join`, { other: other!.id, take, reason }, intentId)
    await refresh(entry.type, entry.id)
  }
  return (
    <FormDialog title={t('joinTitle')} note={t(id ? 'joinNote' : 'joinFind')} verb={t('join')} width={760} isReady={other !== undefined} asksReason={other !== undefined} onClose={onClose} onConfirm={({ intentId, reason }) => send(reason, intentId)}>
      {id === null && <FindTwin id={entry.id} me={me} ground={ground} onFound={setId} />}
      {id !== null && !other && !error && <Skeleton active className="lq-late" />}
      <ErrorNote error={error} />
      {other && <Compare rows={rows} entries={{ this: entry, other }} chosen={chosen} onChoose={(field, side) => setChoices({ ...choices, [field]: side })} />}
    </FormDialog>
  )
}
