import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import type { useNoting } from './use-noting.ts'

/** What was written down last, and the way back. */
export function LastNoted({ noting: { last, wasUndone, undo, busy, error } }: { noting: ReturnType<typeof useNoting> }) {
  const { t } = useTranslation('help')
  return (
    <>
      {(last || wasUndone) && (
        <div role="status" className="help-noted">
          {last ? t('noted', { kind: t(`kind_${last.kind}`), outcome: t(`outcome_${last.outcome}`) }) : t('undone')}
          {last && <Button size="small" disabled={busy !== null} onClick={undo}>{t('undo')}</Button>}
        </div>
      )}
      <ErrorNote error={error} />
    </>
  )
}
