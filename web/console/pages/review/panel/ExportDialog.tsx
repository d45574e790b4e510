import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Flex, Modal, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../../shared/api/client.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { formatFullMoment, formatLength } from '../moments.ts'

interface Props {
  grant: string
  camera: string
  clip: string | null
  name: string
  range: { startMs: number; endMs: number }
  onClose(): void
}

interface Made {
  id: string
  sha256: string
  bytes: number
  parts: { file: string; frames: number; preRollFrames: number }[]
}

/** Seals a range as evidence, says its hash, and hands it out. */
export function ExportDialog({ grant, camera, clip, name, range, onClose }: Props) {
  const { t } = useTranslation('review')
  const queries = useQueryClient()
  const [id] = useState(newIntentId)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [made, setMade] = useState<Made | null>(null)
  const seal = async () => {
    setBusy(true)
    setError(null)
    try {
      setMade(await post<Made>('/api/footage/exports', { grant, camera, clip, from: toIso(range.startMs), to: toIso(range.endMs) }, id))
      await queries.invalidateQueries({ queryKey: ['marks', grant] })
    } catch (reason) {
      setError(reason)
    }
    setBusy(false)
  }
  return (
    <Modal
      open title={t('exportTitle')} onCancel={onClose} width={480}
      footer={made
        ? [<Button key="copy" href={`/api/footage/exports/${made.id}/viewing-copy`} download>{t('fetchCopy')}</Button>, <Button key="bundle" type="primary" href={`/api/footage/exports/${made.id}/bundle`} download>{t('fetchBundle')}</Button>]
        : [<Button key="no" onClick={onClose}>{t('cancel')}</Button>, <Button key="yes" type="primary" autoFocus loading={busy} onClick={() => void seal()}>{t('seal')}</Button>]}
    >
      <Flex vertical gap={12}>
        <Typography.Text>{name && <strong>{name} · </strong>}{formatFullMoment(range.startMs)} — {formatFullMoment(range.endMs)} · {formatLength(range.endMs - range.startMs)}</Typography.Text>
        <ErrorNote error={error} />
        {made ? (
          <Alert
            type="success" showIcon title={t('sealed', { frames: made.parts.reduce((sum, p) => sum + p.frames - p.preRollFrames, 0) })}
            description={<><div>SHA-256</div><Typography.Text code copyable style={{ wordBreak: 'break-all' }}>{made.sha256}</Typography.Text></>}
          />
        ) : (
          <Typography.Text type="secondary">{t('exportSays')}</Typography.Text>
        )}
      </Flex>
    </Modal>
  )
}

const toIso = (ms: number) => new Date(Math.round(ms)).toISOString()
