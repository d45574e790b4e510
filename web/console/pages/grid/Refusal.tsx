import { Result } from 'antd'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../../shared/api/client.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'

/** A refusal with who can grant it; any other failure as it is told. */
export function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation('grid')
  if (error instanceof ApiError && error.status === 403) return <Result status="403" title={t('noRight')} subTitle={`${error.message} ${error.todo} ${t('whoGrants')}`} />
  return <ErrorNote error={error} />
}
