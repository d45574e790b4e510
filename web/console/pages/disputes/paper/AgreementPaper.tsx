import { Button, Empty, Result, Skeleton, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { ApiError } from '../../../../shared/api/client.ts'
import { useUnitNames } from '../../../../shared/api/units.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useDispute, useEndOfLook, useLook } from '../disputes.ts'
import { Paper } from './Paper.tsx'

/** The agreement as it is printed and signed. It shows names, so the file has to be open. */
export function AgreementPaper({ id }: { id: string }) {
  const { t } = useTranslation('disputes')
  const { nameOf } = useUnitNames()
  const navigate = useNavigate()
  const { look, close } = useLook(id)
  const { data: file, error } = useDispute(id, look)
  const back = () => void navigate(`/disputes/${id}`)
  useEndOfLook(file?.openUntil ?? null, close)
  useKeys({ Escape: back, p: () => window.print() })
  if (error instanceof ApiError && error.status === 403) return <Result status="403" title={t('noRight')} subTitle={`${error.message} ${error.todo}`} />
  if (error) return <div style={{ padding: 12 }}><ErrorNote error={error} /></div>
  if (!file) return <Skeleton className="lq-late" active style={{ padding: 24 }} />
  const isShown = file.openUntil !== null && file.agreement !== null
  return (
    <div className="disputes-print">
      <div className="disputes-print-tools">
        <Button onClick={back}>← {t('backToFile')} <kbd>Esc</kbd></Button>
        {isShown && <Button type="primary" onClick={() => window.print()}>{t('printNow')} <kbd>P</kbd></Button>}
      </div>
      {isShown ? <Paper file={file} agreement={file.agreement!} station={nameOf(file.station)} /> : <Empty style={{ padding: 64 }} description={<><div>{t(file.agreement ? 'closedTitle' : 'noAgreement')}</div><Typography.Text type="secondary">{t('paperTodo')}</Typography.Text></>} />}
    </div>
  )
}
