import { Button, Flex, Progress, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../../../shared/api/client.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { formatBytes } from './size.ts'
import type { Row } from './use-uploads.ts'

/** An upload under way: how far it is and in which state, in words. */
export function SendingRow({ row, onPause, onResume, onCancel }: { row: Row; onPause: () => void; onResume: () => void; onCancel: () => void }) {
  const { t } = useTranslation('cases')
  const { file, state, sent, error } = row
  // What the server refuses for what it is does not get better by sending it again.
  const isFinal = error instanceof ApiError && error.status >= 400 && error.status < 500
  return (
    <div role="status" aria-label={file.name}>
      <Flex gap={12} align="center">
        <Typography.Text ellipsis style={{ width: 220 }}>{file.name}</Typography.Text>
        <Progress aria-label={file.name} percent={Math.floor((100 * sent) / file.size)} status={state === 'failed' ? 'exception' : state === 'sending' ? 'active' : 'normal'} style={{ flex: 1, margin: 0 }} />
        <Typography.Text type="secondary" style={{ width: 190 }}>{t(`sending_${state}`)} · {formatBytes(sent)} / {formatBytes(file.size)}</Typography.Text>
        {state === 'sending' && <Button size="small" onClick={onPause}>{t('pause')}</Button>}
        {(state === 'paused' || state === 'failed') && !isFinal && <Button size="small" onClick={onResume}>{t('resume')}</Button>}
        <Button size="small" type="text" onClick={onCancel} aria-label={`${t('giveUp')} ${file.name}`}>{t('giveUp')}</Button>
      </Flex>
      {state === 'failed' && <div style={{ marginTop: 4 }}><ErrorNote error={error} /></div>}
    </div>
  )
}
