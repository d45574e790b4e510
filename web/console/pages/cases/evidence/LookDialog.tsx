import { useQuery } from '@tanstack/react-query'
import { Modal, Skeleton, Typography } from 'antd'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../../../shared/api/client.ts'
import { currentLanguage } from '../../../../shared/i18n/language.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import type { Evidence } from '../cases.ts'

/** Shows the small copy of a photo, or plays a recording. Fetched once: every fetch is a look on the ledger. */
export function LookDialog({ url, piece, onClose }: { url: string; piece: Evidence; onClose: () => void }) {
  const { t } = useTranslation('cases')
  const isAudio = piece.kind === 'audio'
  const { data, error } = useQuery({ queryKey: ['evidence-look', piece.id], queryFn: () => fetchBlob(`${url}/${isAudio ? 'original' : 'preview'}`), retry: false, staleTime: Infinity, gcTime: 0 })
  const source = useMemo(() => (data ? URL.createObjectURL(isAudio ? data.slice(0, data.size, piece.mediaType) : data) : null), [data, isAudio, piece.mediaType])
  useEffect(() => () => void (source && URL.revokeObjectURL(source)), [source])
  return (
    <Modal open title={piece.name} footer={<Typography.Text type="secondary">{t('lookKept')}</Typography.Text>} onCancel={onClose} width={isAudio ? 520 : 960} style={{ top: 24 }}>
      <ErrorNote error={error} />
      {!source && !error && <Skeleton active />}
      {source && (isAudio ? <audio src={source} controls autoPlay style={{ width: '100%' }} /> : <img src={source} alt={piece.description || piece.name} style={{ maxWidth: '100%', maxHeight: '70vh', display: 'block', margin: '0 auto' }} />)}
    </Modal>
  )
}

async function fetchBlob(url: string): Promise<Blob> {
  const answer = await fetch(url, { headers: { 'accept-language': currentLanguage() } })
  if (answer.ok) return answer.blob()
  const { error } = (await answer.json()) as { error: { code: string; message: string; todo: string } }
  throw new ApiError(answer.status, error)
}
