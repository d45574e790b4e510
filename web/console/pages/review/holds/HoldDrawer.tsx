import { Drawer, Skeleton, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { HoldRow } from './HoldRow.tsx'
import { useHolds } from './holds.ts'

/** The hold that a notice is about, with what is to be decided. */
export function HoldDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('holds')
  const { data, error, isPending } = useHolds()
  const hold = data?.holds.find((one) => one.id === id)
  return (
    <Drawer open title={t('title')} size={720} onClose={onClose}>
      <ErrorNote error={error} />
      {isPending && <Skeleton active />}
      {hold && <ul className="review-list"><HoldRow hold={hold} isAlone /></ul>}
      {data && !hold && <Typography.Text type="secondary">{t('over')}</Typography.Text>}
      <Typography.Paragraph type="secondary" style={{ marginTop: 16 }}>{t('says')}</Typography.Paragraph>
    </Drawer>
  )
}
