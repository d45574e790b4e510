import { Modal, Radio, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId } from '../shared/api/client.ts'
import { formatClock, formatDay } from '../shared/i18n/time.ts'
import { useNow } from '../shared/clock/use-now.ts'
import { ErrorNote } from '../shared/shell/ErrorNote.tsx'

const hours = [1, 8, 24, 168] as const
const minuteMs = 60_000

/** Until when a camera rests: one of four times, each said as the moment at which it goes on. */
export function PauseDialog({ name, onPause, onClose }: { name: string; onPause: (until: string, intent: string) => Promise<void>; onClose: () => void }) {
  const { t } = useTranslation('portal')
  const now = useNow()
  const [chosen, setChosen] = useState<(typeof hours)[number]>(1)
  const [intent] = useState(newIntentId)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const untilOf = (of: number) => Math.ceil((now + of * 3_600_000) / minuteMs) * minuteMs
  const send = async () => {
    setBusy(true)
    setError(null)
    await onPause(new Date(untilOf(chosen)).toISOString(), intent).catch(setError)
    setBusy(false)
  }
  return (
    <Modal open centered title={<>{t('pauseTitle')}<br /><Typography.Text type="secondary" style={{ fontWeight: 400 }}>{name}</Typography.Text></>} okText={t('pause')} cancelText={t('back')} onOk={() => void send()} onCancel={onClose} confirmLoading={busy}>
      <ErrorNote error={error} />
      <Radio.Group vertical value={chosen} onChange={(event) => setChosen(event.target.value as (typeof hours)[number])} style={{ width: '100%', marginBlock: 8 }}>
        {hours.map((of) => (
          <Radio key={of} value={of} style={{ minHeight: 44, display: 'flex', alignItems: 'center' }}>
            {t(`pause_${of}`)} <Typography.Text type="secondary" style={{ fontVariantNumeric: 'tabular-nums' }}>{t('until', { at: `${formatDay(untilOf(of))} ${formatClock(untilOf(of))}` })}</Typography.Text>
          </Radio>
        ))}
      </Radio.Group>
      <Typography.Paragraph type="secondary" style={{ margin: 0 }}>{t('pauseSays')}</Typography.Paragraph>
    </Modal>
  )
}
