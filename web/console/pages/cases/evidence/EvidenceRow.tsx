import { Button, Flex, Input, Modal, Tag, Tooltip, Typography, theme } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../../../shared/api/client.ts'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { useRefreshCase, type CaseView, type Evidence } from '../cases.ts'
import { History } from '../file/History.tsx'
import { ReasonDialog } from '../ReasonDialog.tsx'
import { LookDialog } from './LookDialog.tsx'
import { formatBytes } from './size.ts'

const previewed = ['image/jpeg', 'image/png', 'image/webp']

/** One piece: what it is, its hash, who brought it; look, download, custody. Each look and download is an act. */
export function EvidenceRow({ view, piece }: { view: CaseView; piece: Evidence }) {
  const { t } = useTranslation('cases')
  const { token } = theme.useToken()
  const refresh = useRefreshCase(view.id)
  const [open, setOpen] = useState<'look' | 'custody' | 'withdraw' | 'describe' | null>(null)
  const [description, setDescription] = useState(piece.description)
  const url = `/api/cases/${view.id}/evidence/${piece.id}`
  const verb = piece.withdrawnAt ? 'restore' : 'withdraw'
  const canLook = previewed.includes(piece.mediaType) || piece.kind === 'audio'
  return (
    <Flex gap={12} align="center" style={{ borderTop: `1px solid ${token.colorSplit}`, paddingTop: 8 }}>
      <Tag style={{ margin: 0, minWidth: 52, textAlign: 'center' }}>{t(`kind_${piece.kind}`)}</Tag>
      <div style={{ flex: 1, minWidth: 0 }}>
        <Typography.Text strong delete={piece.withdrawnAt !== null} ellipsis={{ tooltip: true }} style={{ display: 'block' }}>{piece.name}</Typography.Text>
        <Typography.Text type="secondary" ellipsis style={{ display: 'block', fontSize: token.fontSizeSM }}>
          {formatBytes(piece.size)} · {piece.by.name} {formatExact(piece.at).slice(0, 16)} · <Tooltip title={`SHA-256 ${piece.sha256}`}><code>{piece.sha256.slice(0, 12)}…</code></Tooltip>
          {piece.description && ` · ${piece.description}`}
        </Typography.Text>
      </div>
      {view.may.look && canLook && <Button size="small" onClick={() => setOpen('look')} aria-label={`${t('look')} ${piece.name}`}>{t(piece.kind === 'audio' ? 'listen' : 'look')}</Button>}
      {view.may.look && <Button size="small" href={`${url}/original`} download onClick={() => setTimeout(() => void refresh(), 1_500)} aria-label={`${t('download')} ${piece.name}`}>{t('download')}</Button>}
      <Button size="small" type="text" onClick={() => setOpen('custody')} aria-label={`${t('custody')} ${piece.name}`}>{t('custody')} {piece.looks > 0 && piece.looks}</Button>
      {view.may.work && <Button size="small" type="text" onClick={() => { setDescription(piece.description); setOpen('describe') }} aria-label={`${t('describe')} ${piece.name}`}>{t('describe')}</Button>}
      {view.may.work && <Button size="small" type="text" onClick={() => setOpen('withdraw')} aria-label={`${t(`${verb}Evidence`)} ${piece.name}`}>{t(`${verb}Evidence`)}</Button>}
      {open === 'look' && <LookDialog url={url} piece={piece} onClose={() => { setOpen(null); void refresh() }} />}
      {open === 'custody' && (
        <Modal open title={t('custodyOf', { name: piece.name })} footer={null} onCancel={() => setOpen(null)}>
          <Typography.Paragraph code copyable style={{ wordBreak: 'break-all' }}>{piece.sha256}</Typography.Paragraph>
          <History id={view.id} record={`evidence:${piece.id}`} />
        </Modal>
      )}
      {open === 'describe' && (
        <ReasonDialog title={`${t('describe')}：${piece.name}`} note={t('correctNote')} verb={t('save')} isReady={description !== piece.description} onClose={() => setOpen(null)} onConfirm={async (reason) => {
          await post(`${url}/correct`, { description, reason })
          await refresh()
        }}>
          <Input.TextArea value={description} onChange={(event) => setDescription(event.target.value)} placeholder={t('describeHint')} aria-label={t('describeHint')} maxLength={1000} autoSize={{ minRows: 2, maxRows: 8 }} />
        </ReasonDialog>
      )}
      {open === 'withdraw' && (
        <ReasonDialog title={`${t(`${verb}Evidence`)}：${piece.name}`} note={verb === 'withdraw' ? t('withdrawNote') : undefined} verb={t(`${verb}Evidence`)} onClose={() => setOpen(null)} onConfirm={async (reason) => {
          await post(`${url}/${verb}`, { reason })
          await refresh()
        }} />
      )}
    </Flex>
  )
}
