import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Flex, Input, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../../../shared/api/client.ts'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { ReasonDialog } from '../../../../shared/shell/ReasonDialog.tsx'
import { useToExamine, type Week } from '../ledger.ts'
import { ExamineList, type Examination } from './ExamineList.tsx'

/** A week that was reviewed: by whom, what was found. Correcting keeps what stood before in the ledger. */
export function ReviewDone({ week: { week, review } }: { week: Week }) {
  const { t } = useTranslation('ledger')
  const { message } = App.useApp()
  const queries = useQueryClient()
  const { data, error } = useToExamine(week)
  const [changed, setChanged] = useState<Examination>({})
  const [conclusion, setConclusion] = useState(review!.conclusion)
  const [isAsking, setAsking] = useState(false)
  const looks = data?.looks ?? []
  const standing = Object.fromEntries(looks.flatMap((look) => (look.finding ? [[look.id, { finding: look.finding, note: look.note ?? '' }]] : [])))
  const isChanged = Object.keys(changed).length > 0 || conclusion !== review!.conclusion
  const correct = async (reason: string) => {
    await post(`/api/footage/reviews/${week}/correct`, { examined: Object.entries(changed).map(([look, found]) => ({ look, ...found! })), conclusion: conclusion.trim(), reason })
    setAsking(false)
    setChanged({})
    void message.success(t('corrected'))
    void queries.invalidateQueries({ queryKey: ['ledger'] })
  }
  return (
    <Flex vertical gap={12}>
      <Typography.Text>{t('reviewedBy', { name: review!.by, at: formatExact(review!.at) })} · {t('inOrderCount', { count: review!.examined - review!.found })} · {t('foundCount', { count: review!.found })}</Typography.Text>
      <Input.TextArea value={conclusion} maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} aria-label={t('conclusion')} onChange={(event) => setConclusion(event.target.value)} style={{ maxWidth: 760 }} />
      <ErrorNote error={error} />
      <ExamineList looks={looks} value={{ ...standing, ...changed }} onChange={(look, found) => setChanged((before) => ({ ...before, [look]: found }))} />
      <div><Button disabled={!isChanged || conclusion.trim() === ''} onClick={() => setAsking(true)}>{t('correct')}</Button></div>
      {isAsking && <ReasonDialog title={t('correctTitle')} verb={t('correct')} onConfirm={correct} onClose={() => setAsking(false)} />}
    </Flex>
  )
}
