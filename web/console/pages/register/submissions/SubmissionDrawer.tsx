import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Drawer, Flex, Skeleton, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../../../shared/api/client.ts'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { FormDialog } from '../../disputes/forms/FormDialog.tsx'
import { Sent } from './Sent.tsx'
import { useSubmission, type Submission } from './submissions.ts'

/** One thing that was sent, as it was sent: it counts after all, or it does not, each with a reason. */
export function SubmissionDrawer({ submission, title, isOwn, onClose }: { submission: Submission; title: string; /** What one sent oneself, another decides. */ isOwn: boolean; onClose: () => void }) {
  const { t } = useTranslation('register')
  const queries = useQueryClient()
  const { data, error } = useSubmission(submission.id)
  const [verb, setVerb] = useState<'apply' | 'decline' | null>(null)
  const isOpen = submission.state === 'held' || submission.state === 'waiting'
  const decides = isOpen && !isOwn && data !== undefined
  useKeys(decides && verb === null ? { y: () => setVerb('apply'), x: () => setVerb('decline') } : {}, { inDialog: true })
  const send = async (reason: string, intentId: string) => {
    await post(`/api/submissions/${submission.id}/${verb}`, { reason }, intentId)
    await queries.invalidateQueries({ queryKey: ['submissions'] })
    onClose()
  }
  return (
    <Drawer
      open onClose={onClose} title={title} size={520}
      footer={decides && <Flex gap={8} justify="end"><Button danger onClick={() => setVerb('decline')}>{t('decline')} <kbd>X</kbd></Button><Button type="primary" onClick={() => setVerb('apply')}>{t('apply')} <kbd>Y</kbd></Button></Flex>}
    >
      <Flex vertical gap={12}>
        <Alert type={isOpen ? 'warning' : 'info'} showIcon title={submission.message} description={submission.todo} />
        <Typography.Text type="secondary">{t('sentLine', { name: submission.name || submission.account, done: formatExact(submission.doneAt).slice(0, 16), kept: formatExact(submission.keptAt).slice(0, 16) })}</Typography.Text>
        {isOpen && isOwn && <Typography.Text type="warning">{t('ownSubmission')}</Typography.Text>}
        <ErrorNote error={error} />
        {!data && !error && <Skeleton active className="lq-late" />}
        {data && <Sent body={data.body} />}
      </Flex>
      {verb && <FormDialog title={t(verb)} note={t(`${verb}Note`)} verb={t(verb)} isDangerous={verb === 'decline'} asksReason onClose={() => setVerb(null)} onConfirm={({ intentId, reason }) => send(reason, intentId)} />}
    </Drawer>
  )
}
