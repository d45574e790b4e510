import { useQueryClient } from '@tanstack/react-query'
import { Button, Flex, Modal, Tag, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../../shared/api/client.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import type { Marks } from '../grants.ts'
import { formatLength, formatMoment } from '../moments.ts'
import { findExported } from './exported.ts'

type Clip = Marks['clips'][number]
type State = { done: string } | { error: unknown } | 'waiting' | 'running'

interface Props {
  grant: string
  clips: readonly Clip[]
  marks: Marks
  nameOf(camera: string): string
  onClose(): void
}

/** Seals many clips, one bundle each, behind one another; what fails is said beside it and can be tried again, the others stay. */
export function ExportMany({ grant, clips, marks, nameOf, onClose }: Props) {
  const { t } = useTranslation('review')
  const queries = useQueryClient()
  const [intents] = useState(() => new Map(clips.map((clip) => [clip.id, newIntentId()])))
  const [states, setStates] = useState<ReadonlyMap<string, State>>(new Map())
  const [busy, setBusy] = useState(false)
  const [before] = useState(() => new Set(clips.filter((clip) => findExported(clip, marks).evidence).map((clip) => clip.id)))
  const put = (id: string, state: State) => setStates((all) => new Map(all).set(id, state))
  const isDone = (id: string) => {
    const state = states.get(id)
    return typeof state === 'object' && 'done' in state
  }
  const left = clips.filter((clip) => !isDone(clip.id))
  const seal = async () => {
    setBusy(true)
    for (const { id } of left) put(id, 'waiting')
    for (const { id, camera, from, to } of left) {
      put(id, 'running')
      try {
        const made = await post<{ id: string }>('/api/footage/exports', { grant, camera, clip: id, from, to }, intents.get(id)!)
        put(id, { done: made.id })
      } catch (error) {
        // What was cut short is asked for anew; what was sealed and has no bundle too.
        intents.set(id, newIntentId())
        put(id, { error })
      }
    }
    await queries.invalidateQueries({ queryKey: ['marks', grant] })
    setBusy(false)
  }
  return (
    <Modal
      open title={t('exportMany', { count: clips.length })} onCancel={onClose} width={620} maskClosable={!busy}
      footer={[<Button key="no" onClick={onClose}>{t(left.length === 0 ? 'close' : 'cancel')}</Button>, left.length > 0 && <Button key="yes" type="primary" loading={busy} onClick={() => void seal()}>{t('sealMany', { count: left.length })}</Button>]}
    >
      <Typography.Paragraph type="secondary">{t('exportManySays')}</Typography.Paragraph>
      <ul className="review-list" aria-live="polite">
        {clips.map((clip) => {
          const state = states.get(clip.id)
          return (
            <li key={clip.id}>
              <Flex justify="space-between" align="center" gap={8}>
                <span>{clip.name} {before.has(clip.id) && <Tag color="warning">{t('exportedBefore')}</Tag>}</span>
                <span style={{ whiteSpace: 'nowrap' }}>
                  {state === 'running' && t('sealing')}
                  {state === 'waiting' && t('waitsTurn')}
                  {typeof state === 'object' && 'done' in state && <Button size="small" type="link" href={`/api/footage/exports/${state.done}/bundle`} download>{t('fetchBundle')}</Button>}
                </span>
              </Flex>
              <Typography.Text type="secondary">{nameOf(clip.camera)} · {formatMoment(Date.parse(clip.from))} · {formatLength(Date.parse(clip.to) - Date.parse(clip.from))}</Typography.Text>
              {typeof state === 'object' && 'error' in state && <ErrorNote error={state.error} />}
            </li>
          )
        })}
      </ul>
    </Modal>
  )
}
