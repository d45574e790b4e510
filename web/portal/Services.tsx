import { useQueryClient } from '@tanstack/react-query'
import { Button, Card, Empty, Flex, Input, Modal, Skeleton, Tag, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../shared/api/client.ts'
import { formatExact } from '../shared/i18n/time.ts'
import { ErrorNote } from '../shared/shell/ErrorNote.tsx'
import { ownerKey, type OwnerPage, type Service } from './owner.ts'

/** Notices that were served: those that wait for an answer first. */
export function Services({ data }: { data: OwnerPage | undefined }) {
  const { t } = useTranslation('portal')
  const [answering, setAnswering] = useState<{ service: Service; answer: 'signed' | 'declined' } | null>(null)
  if (!data) return <Skeleton active />
  if (data.services.length === 0) return <Empty style={{ marginTop: 48 }} description={<><div>{t('servicesEmpty')}</div><Typography.Text type="secondary">{t('servicesEmptyHint')}</Typography.Text></>} />
  const ordered = [...data.services].sort((a, b) => Number(a.answer !== null) - Number(b.answer !== null))
  return (
    <Flex vertical gap={12} style={{ marginTop: 12 }}>
      {ordered.map((service) => <ServiceCard key={service.id} service={service} onAnswer={(answer) => setAnswering({ service, answer })} />)}
      {answering && <AnswerDialog {...answering} onClose={() => setAnswering(null)} />}
    </Flex>
  )
}

function ServiceCard({ service: s, onAnswer }: { service: Service; onAnswer: (answer: 'signed' | 'declined') => void }) {
  const { t, i18n } = useTranslation('portal')
  return (
    <Card size="small" title={<span style={{ whiteSpace: 'normal' }}>{s.document || t('noDocument')}</span>} extra={s.answer ? <Tag color={s.answer === 'signed' ? 'success' : 'default'}>{t(`answer_${s.answer}`)}</Tag> : <Tag color="warning">{t('answer_none')}</Tag>}>
      <dl className="portal-facts">
        <dt>{t('unit')}</dt><dd>{s.unit[i18n.language === 'en' ? 'en' : 'zh']}</dd>
        <dt>{t('number')}</dt><dd>{s.number}</dd>
        <dt>{t('camera')}</dt><dd>{s.cameras.join('、')}</dd>
        <dt>{t('range')}</dt><dd>{formatExact(s.from)}<br />{formatExact(s.to)}</dd>
        {s.items && <><dt>{t('items')}</dt><dd>{s.items}</dd></>}
        {s.answerBy && <><dt>{t('answerBy')}</dt><dd>{s.answerBy}</dd></>}
        <dt>{t('served')}</dt><dd>{formatExact(s.shownFrom)}</dd>
      </dl>
      {s.answer === null ? (
        <Flex gap={12} style={{ marginTop: 12 }}>
          <Button type="primary" block onClick={() => onAnswer('signed')}>{t('sign')}</Button>
          <Button block onClick={() => onAnswer('declined')}>{t('decline')}</Button>
        </Flex>
      ) : (
        <Typography.Text type="secondary">{s.answeredAt && formatExact(s.answeredAt)}</Typography.Text>
      )}
    </Card>
  )
}

function AnswerDialog({ service, answer, onClose }: { service: Service; answer: 'signed' | 'declined'; onClose: () => void }) {
  const { t } = useTranslation('portal')
  const queries = useQueryClient()
  const [id] = useState(newIntentId)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const send = async () => {
    setBusy(true)
    setError(null)
    try {
      await post(`/api/owner/services/${service.id}/answer`, { answer, reason }, id)
      await queries.invalidateQueries({ queryKey: ownerKey })
      onClose()
    } catch (failure) {
      setError(failure)
    }
    setBusy(false)
  }
  return (
    <Modal open centered title={t(answer === 'signed' ? 'signTitle' : 'declineTitle')} okText={t(answer === 'signed' ? 'sign' : 'decline')} cancelText={t('back')} onOk={() => void send()} onCancel={onClose} confirmLoading={busy}>
      <ErrorNote error={error} />
      <Typography.Paragraph>{t(answer === 'signed' ? 'signSays' : 'declineSays')}</Typography.Paragraph>
      {answer === 'declined' && <Input.TextArea rows={3} maxLength={400} value={reason} onChange={(event) => setReason(event.target.value)} placeholder={t('declineWhy')} aria-label={t('declineWhy')} autoFocus />}
    </Modal>
  )
}
