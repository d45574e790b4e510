import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../shared/api/client.ts'
import { useNow } from '../../../shared/clock/use-now.ts'
import { formatExact } from '../../../shared/i18n/time.ts'
import { ReasonDialog } from '../../../shared/shell/ReasonDialog.tsx'

/** After the server's clock leapt: somebody who does not set it compares it with another one. */
export function ConfirmClock() {
  const { t } = useTranslation('cameras')
  const now = useNow()
  const queries = useQueryClient()
  const [intent, setIntent] = useState<string | null>(null)
  return (
    <>
      <Button danger onClick={() => setIntent(newIntentId())}>{t('confirmClock')}</Button>
      {intent && (
        <ReasonDialog
          title={t('confirmClockTitle', { now: formatExact(now) })} warning={t('confirmClockWarn')} verb={t('confirmClock')}
          onConfirm={async (reason) => {
            await post('/api/footage/keeping/clock', { reason }, intent)
            await queries.invalidateQueries({ queryKey: ['storage'] })
          }}
          onClose={() => setIntent(null)}
        />
      )}
    </>
  )
}
