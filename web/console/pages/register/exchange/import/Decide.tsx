import { Button, Flex, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../../../../../shared/keyboard/use-keys.ts'
import type { Existing, ImportReport } from '../exchange.ts'

/** The last word before a file is taken over: who is right where it differs from what stands. */
export function Decide({ report, onGo }: { report: ImportReport; onGo: (existing: Existing) => void }) {
  const { t } = useTranslation('exchange')
  const [mode, setMode] = useState<Existing['mode']>('ask')
  const [reason, setReason] = useState('')
  const count = report.added + report.changed
  const isReady = count > 0 && (mode === 'ask' || reason.trim() !== '')
  const go = () => onGo(mode === 'ask' ? { mode } : { mode, reason: reason.trim() })
  useKeys({ c: isReady ? go : undefined })
  return (
    <>
      {report.differing > 0 && (
        <Flex vertical gap={8}>
          <span id="exchange-existing">{t('existing')}</span>
          <Radio.Group aria-labelledby="exchange-existing" value={mode} onChange={(event) => setMode(event.target.value as Existing['mode'])} className="exchange-choices" options={(['ask', 'correct'] as const).map((value) => ({ value, label: t(`existing_${value}`) }))} />
          {mode === 'correct' && <Input aria-label={t('why')} placeholder={t('why')} value={reason} maxLength={400} onChange={(event) => setReason(event.target.value)} />}
        </Flex>
      )}
      <Flex justify="end"><Button type="primary" disabled={!isReady} onClick={go}>{count === 0 ? t('nothing') : <>{t('go', { count: count.toLocaleString('en') })} <kbd>C</kbd></>}</Button></Flex>
    </>
  )
}
