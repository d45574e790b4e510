import { Button, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatExact } from '../../../../shared/i18n/time.ts'
import type { Grant, Service } from '../grants.ts'
import { DeferDialog } from './DeferDialog.tsx'
import { NoteServiceDialog } from './NoteServiceDialog.tsx'

/** The notice to one owner: deferred until when, answered how; the approver moves a deferral, an officer notes paper service. */
export function ServiceRow({ grant, service, name }: { grant: Grant; service: Service; name: string }) {
  const { t } = useTranslation('review')
  const [asking, setAsking] = useState<'defer' | 'note' | null>(null)
  const close = () => setAsking(null)
  const isNoted = service.answer !== null
  return (
    <>
      <dt>{t('owner')}</dt>
      <dd>
        {name} · {service.isDeferred ? <Typography.Text type="warning">{t('deferredUntil', { at: formatExact(service.shownFrom) })}</Typography.Text> : t(isNoted ? `answer_${service.answer}` : service.owner ? 'answer_none' : 'answer_paper')}
        {service.answeredAt && <Typography.Text type="secondary"> {formatExact(service.answeredAt)}</Typography.Text>}
        {grant.may.defer && service.isDeferred && <Button type="link" size="small" onClick={() => setAsking('defer')}>{t('moveDeferral')}</Button>}
        {grant.may.noteService && !isNoted && !service.isDeferred && <Button type="link" size="small" onClick={() => setAsking('note')}>{t('noteService')}</Button>}
        {asking === 'defer' && <DeferDialog grant={grant} service={service} name={name} onClose={close} />}
        {asking === 'note' && <NoteServiceDialog grant={grant} service={service} name={name} onClose={close} />}
      </dd>
    </>
  )
}
