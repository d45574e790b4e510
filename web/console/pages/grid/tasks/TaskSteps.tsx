import { Button, Flex, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskRow } from '#answers/visits'
import { post } from '../../../../shared/api/client.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { ReasonDialog } from '../../../../shared/shell/ReasonDialog.tsx'
import { useRefreshGrid } from '../grid.ts'

/** What may be done to the chosen task: it is not done after all, or not needed any more. */
export function TaskSteps({ task }: { task: TaskRow }) {
  const { t } = useTranslation('grid')
  const refresh = useRefreshGrid()
  const [started, setStarted] = useState<'reopen' | 'cancel' | null>(null)
  const [reopen, cancel] = [task.state === 'open' ? undefined : () => setStarted('reopen'), task.state === 'cancelled' ? undefined : () => setStarted('cancel')]
  useKeys({ z: reopen, w: cancel })
  const send = async (reason: string) => {
    await post(`/api/grid-tasks/${task.id}/${started}`, { reason })
    await refresh()
    setStarted(null)
  }
  return (
    <Flex gap={8} align="center" className="grid-steps">
      <Typography.Text ellipsis={{ tooltip: true }} style={{ flex: 1, minWidth: 0 }}>{t('chosen', { title: task.title })}</Typography.Text>
      {reopen && <Button size="small" onClick={reopen}>{t('do_reopen')} <kbd>Z</kbd></Button>}
      {cancel && <Button size="small" onClick={cancel}>{t('do_cancel')} <kbd>W</kbd></Button>}
      {started && <ReasonDialog title={`${t(`do_${started}`)} · ${task.title}`} verb={t(`do_${started}`)} isDangerous={started === 'cancel'} onConfirm={send} onClose={() => setStarted(null)} />}
    </Flex>
  )
}
