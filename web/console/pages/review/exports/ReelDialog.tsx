import { useQueryClient } from '@tanstack/react-query'
import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { Alert, Button, Flex, Input, Modal, Progress, Tag, Typography } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReelLine } from '#answers/footage'
import { newIntentId } from '../../../../shared/api/client.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import type { Marks } from '../grants.ts'
import { formatLength, formatMoment } from '../moments.ts'
import { makeReel } from './make-reel.ts'
import { useReelDraft } from './reel-draft.ts'
import { ReelLinks } from './ReelLinks.tsx'

interface Props {
  clips: readonly Pick<Marks['clips'][number], 'id' | 'camera' | 'name' | 'from' | 'to' | 'masks'>[]
  nameOf(camera: string): string
  onClose(): void
}

type Made = Extract<ReelLine, { made: unknown }>['made']

/** Puts clips behind one another, each with a caption, and makes a film of them for watching; what is masked in them is black in it. */
export function ReelDialog({ clips, nameOf, onClose }: Props) {
  const { t } = useTranslation('review')
  const queries = useQueryClient()
  const isOne = clips.length === 1
  const { draft, setDraft, forget } = useReelDraft({ title: isOne ? clips[0]!.name : '', items: clips.map(({ id, name }) => ({ clip: id, caption: isOne ? '' : name })) })
  const { title } = draft
  const items = draft.items.map(({ clip, caption }) => ({ clip: clips.find(({ id }) => id === clip)!, caption }))
  const [percent, setPercent] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [made, setMade] = useState<Made | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const move = (from: number, by: 1 | -1) =>
    setDraft((before) => {
      const next = [...before.items]
      const [item] = next.splice(from, 1)
      next.splice(from + by, 0, item!)
      return { ...before, items: next }
    })
  const caption = (at: number, text: string) => setDraft((before) => ({ ...before, items: before.items.map((item, i) => (i === at ? { ...item, caption: text } : item)) }))
  const make = async () => {
    setError(null)
    setPercent(0)
    running.current = new AbortController()
    try {
      let isTold = false
      for await (const line of makeReel({ title: title.trim(), items: draft.items.map((item) => ({ ...item, caption: item.caption.trim() })) }, newIntentId(), running.current.signal)) {
        if ('progress' in line) setPercent(Math.round((line.progress.doneMs / Math.max(1, line.progress.ofMs)) * 99))
        else {
          isTold = true
          if ('made' in line) {
            setMade(line.made)
            forget()
          } else setError(new Error(t(line.failed === 'rights_ended' ? 'reelRightsEnded' : 'reelFailed')))
        }
      }
      if (!isTold) setError(new Error(t('reelFailed')))
      await Promise.all(['marks', 'reels'].map((key) => queries.invalidateQueries({ queryKey: [key] })))
    } catch (reason) {
      if (!running.current.signal.aborted) setError(reason)
    }
    setPercent(null)
  }
  const isRunning = percent !== null
  const ofMs = items.reduce((sum, { clip }) => sum + Date.parse(clip.to) - Date.parse(clip.from), 0)
  const masks = items.reduce((sum, { clip }) => sum + clip.masks.length, 0)
  return (
    <Modal
      open title={t(clips.length > 1 ? 'reelTitle' : masks > 0 ? 'maskedCopy' : 'watchingCopy')} onCancel={onClose} width={640} maskClosable={false}
      footer={made ? [<Button key="close" onClick={onClose}>{t('close')}</Button>] : [
        <Button key="no" onClick={onClose}>{t('cancel')}</Button>,
        <Button key="yes" type="primary" loading={isRunning} disabled={title.trim() === ''} onClick={() => void make()}>{t('makeReel')}</Button>,
      ]}
    >
      <Flex vertical gap={12}>
        <label><Typography.Text type="secondary">{t('reelName')}</Typography.Text><Input value={title} maxLength={80} autoFocus disabled={isRunning || made !== null} placeholder={t('reelNameHint')} onChange={(event) => setDraft((before) => ({ ...before, title: event.target.value }))} /></label>
        <ol className="review-reel">
          {items.map(({ clip, caption: words }, i) => (
            <li key={clip.id}>
              <Flex justify="space-between" align="center" gap={8}>
                <span>{clip.name} <Typography.Text type="secondary">{nameOf(clip.camera)} · {formatMoment(Date.parse(clip.from))} · {formatLength(Date.parse(clip.to) - Date.parse(clip.from))}</Typography.Text>{clip.masks.length > 0 && <Tag style={{ marginInlineStart: 6 }}>{t('maskCount', { count: clip.masks.length })}</Tag>}</span>
                <Flex>
                  <Button type="text" size="small" icon={<ArrowUpOutlined />} aria-label={`${t('moveUp')} ${clip.name}`} disabled={i === 0 || isRunning || made !== null} onClick={() => move(i, -1)} />
                  <Button type="text" size="small" icon={<ArrowDownOutlined />} aria-label={`${t('moveDown')} ${clip.name}`} disabled={i === items.length - 1 || isRunning || made !== null} onClick={() => move(i, 1)} />
                </Flex>
              </Flex>
              <Input size="small" value={words} maxLength={120} disabled={isRunning || made !== null} placeholder={t('captionHint')} aria-label={`${t('caption')} ${clip.name}`} onChange={(event) => caption(i, event.target.value)} />
            </li>
          ))}
        </ol>
        <Typography.Text type="secondary">{t('reelSays', { length: formatLength(ofMs) })} {t(masks > 0 ? 'reelMasked' : 'reelUnmasked', { count: masks })}</Typography.Text>
        {isRunning && <Progress percent={percent} size="small" status="active" aria-label={t('makeReel')} />}
        <ErrorNote error={error} />
        {made && <Alert type="success" showIcon title={t('reelMade', { length: formatLength(made.lengthMs) })} description={<><div>SHA-256</div><Typography.Text code copyable style={{ wordBreak: 'break-all' }}>{made.sha256}</Typography.Text><ReelLinks id={made.id} /></>} />}
      </Flex>
    </Modal>
  )
}
