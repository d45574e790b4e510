import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Flex, Input, Skeleton, Typography } from 'antd'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../../shared/api/client.ts'
import { isSubmitKey } from '../../../../shared/keyboard/is-submit-key.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useToExamine } from '../ledger.ts'
import { ExamineList, isExamined, type Examination } from './ExamineList.tsx'

/** Reviews one week. What was filled in stays in this window until it is kept. */
export function ReviewForm({ week }: { week: string }) {
  const { t } = useTranslation('ledger')
  const { message } = App.useApp()
  const queries = useQueryClient()
  const { data, error } = useToExamine(week)
  const [draft, setDraft] = useDraft(week)
  const { examination, conclusion } = draft
  const [intent] = useState(newIntentId)
  const looks = data?.looks ?? []
  const done = looks.filter((look) => isExamined(examination[look.id])).length
  const isReady = data !== undefined && done === looks.length && conclusion.trim() !== ''
  const keep = useMutation({
    mutationFn: () => post(`/api/footage/reviews/${week}`, { examined: looks.map((look) => ({ look: look.id, finding: examination[look.id]!.finding, note: examination[look.id]!.note.trim() })), conclusion: conclusion.trim() }, intent),
    onSuccess: () => {
      void message.success(t('kept'))
      setDraft(null)
      void queries.invalidateQueries({ queryKey: ['ledger'] })
    },
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (isSubmitKey(event) && isReady && !keep.isPending) keep.mutate()
  }
  if (error) return <ErrorNote error={error} />
  if (!data) return <Skeleton active />
  return (
    <div onKeyDown={onKeyDown}>
      <Typography.Text strong style={{ fontVariantNumeric: 'tabular-nums' }}>{looks.length === 0 ? t('nothingToExamine') : t('progress', { done, all: looks.length })}</Typography.Text>
      <ExamineList looks={looks} value={examination} onChange={(look, examined) => setDraft({ conclusion, examination: { ...examination, [look]: examined } })} />
      <Flex vertical gap={8} style={{ marginTop: 16, maxWidth: 760 }}>
        <Input.TextArea value={conclusion} maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} placeholder={t('conclusionHint')} aria-label={t('conclusion')} onChange={(event) => setDraft({ examination, conclusion: event.target.value })} />
        <ErrorNote error={keep.error} />
        <div><Button type="primary" disabled={!isReady} loading={keep.isPending} onClick={() => keep.mutate()}>{t('keep')} <kbd>Ctrl+Enter</kbd></Button></div>
      </Flex>
    </div>
  )
}

interface Draft {
  examination: Examination
  conclusion: string
}

/** A week's review is long work: it outlives a reload and a look at another page, not the window. */
function useDraft(week: string): [Draft, (draft: Draft | null) => void] {
  const key = `lq-review-${week}`
  const [draft, setDraft] = useState<Draft>(() => JSON.parse(sessionStorage.getItem(key) ?? '{"examination":{},"conclusion":""}') as Draft)
  return [
    draft,
    (next) => {
      if (next) sessionStorage.setItem(key, JSON.stringify(next))
      else sessionStorage.removeItem(key)
      setDraft(next ?? { examination: {}, conclusion: '' })
    },
  ]
}
