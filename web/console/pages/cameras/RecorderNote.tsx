import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatClockSeconds, formatElapsed } from '../../../shared/i18n/time.ts'
import { silence, type RecorderRow } from './cameras.ts'

/** Says when nothing is recorded, and why: a dead recorder, a full disk, none at all. Nothing when all is well. */
export function RecorderNote({ recorders, now, isRecording }: { recorders: RecorderRow[]; now: string; isRecording: boolean }) {
  const { t } = useTranslation('cameras')
  const [recorder] = recorders
  if (!isRecording) return null
  if (!recorder) return <Alert banner type="error" title={t('noRecorder')} description={t('noRecorderTodo')} />
  if (recorder.state === 'disk_full') return <Alert banner type="error" title={t('diskFull', { code: recorder.code })} description={t('diskFullTodo')} />
  const silent = silence(recorder, now)
  if (silent === 0) return recorders.some((r) => r.state === 'running' && r.code) ? <Alert banner type="warning" title={t('diskRefuses', { code: recorders.find((r) => r.state === 'running' && r.code)?.code })} description={t('diskRefusesTodo')} /> : null
  return <Alert banner type="error" title={t('recorderSilent', { at: formatClockSeconds(recorder.heardAt), since: formatElapsed(silent) })} description={t('recorderSilentTodo', { deaths: recorder.deaths })} />
}
