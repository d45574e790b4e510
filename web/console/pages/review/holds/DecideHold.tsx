import { useQueryClient } from '@tanstack/react-query'
import { App, Flex, Radio, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../../shared/api/client.ts'
import { dayOn } from '../../../../shared/i18n/time.ts'
import { ReasonDialog } from '../../../../shared/shell/ReasonDialog.tsx'
import { holdsKey, untilDays, untilOf, type Hold } from './holds.ts'

/** Confirming and prolonging name an end; releasing deletes, and says so. */
export function DecideHold({ hold, verb, onClose }: { hold: Hold; verb: 'confirm' | 'extend' | 'release'; onClose: () => void }) {
  const { t } = useTranslation('holds')
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [intent] = useState(newIntentId)
  const [days, setDays] = useState<number>(90)
  const send = async (reason: string) => {
    await post(`/api/footage/holds/${hold.id}/${verb}`, verb === 'release' ? { reason } : { reason, until: untilOf(days) }, intent)
    void message.success(t(`done_${verb}`))
    await Promise.all([queries.invalidateQueries({ queryKey: holdsKey }), queries.invalidateQueries({ queryKey: ['notices'] })])
    onClose()
  }
  return (
    <ReasonDialog title={t(`${verb}Title`)} warning={t(`${verb}Says`)} verb={t(verb)} isDangerous={verb === 'release'} onConfirm={send} onClose={onClose}>
      {verb !== 'release' && (
        <Flex vertical gap={4}>
          <Typography.Text>{t('untilWhen')}</Typography.Text>
          <UntilChoice value={days} onChange={setDays} />
        </Flex>
      )}
    </ReasonDialog>
  )
}

export function UntilChoice({ value = 90, onChange }: { value?: number; onChange?: (days: number) => void }) {
  const { t } = useTranslation('holds')
  return <Radio.Group value={value} onChange={(event) => onChange?.(event.target.value as number)} options={untilDays.map((days) => ({ value: days, label: t('days', { days, at: dayOn(days) }) }))} />
}
