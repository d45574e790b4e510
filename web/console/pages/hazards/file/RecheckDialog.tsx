import { Flex, Radio, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DayPicker } from '../../../../shared/time/pickers.tsx'
import { SendDialog } from '../SendDialog.tsx'

/** What a re-check found; where it was not mended, until when it is to be. */
export function RecheckDialog({ onSend, onClose }: { onSend: (body: object) => Promise<void>; onClose: () => void }) {
  const { t } = useTranslation('hazards')
  const [result, setResult] = useState<'passed' | 'not_passed' | null>(null)
  const [due, setDue] = useState<string | null>(null)
  return (
    <SendDialog title={t('do_recheck')} verb={t('do_recheck')} words="optional" wordsLabel={t('recheckWords')} isReady={result !== null} onSend={(text) => onSend({ result, text, due: result === 'not_passed' ? due : null })} onClose={onClose}>
      <Radio.Group value={result} onChange={(event) => setResult(event.target.value as typeof result)} aria-label={t('result')}>
        <Radio.Button value="passed" autoFocus>{t('result_passed')}</Radio.Button>
        <Radio.Button value="not_passed">{t('result_not_passed')}</Radio.Button>
      </Radio.Group>
      {result === 'not_passed' && <Flex gap={8} align="center"><label htmlFor="hazard-new-due">{t('newDueField')}</label><DayPicker id="hazard-new-due" value={due} onChange={setDue} within={[0, 365]} /><Typography.Text type="secondary">{t('dueByTerms')}</Typography.Text></Flex>}
    </SendDialog>
  )
}
