import { Drawer, Flex } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Me } from '../../../shared/api/me.ts'
import type { Notice } from './notices.ts'
import { RequestSheet } from './RequestSheet.tsx'

/** What a notice is about: who asked to look at what, and why; for the auditor, with the way to what was looked at. */
export function NoticeDrawer({ notice, me, onClose }: { notice: Notice; me: Me; onClose: () => void }) {
  const { t } = useTranslation('approvals')
  const grant = notice.about.id
  return (
    <Drawer open title={t(`notice_${notice.kind}`)} size={720} onClose={onClose}>
      <div className="approvals-sheet">
        <RequestSheet id={grant} me={me} onDone={onClose} />
        <Flex gap={16} style={{ marginTop: 16 }}>
          {me.roles.includes('auditor') ? (
            <>
              <Link to={`/ledger/looks?about=grant:${grant}`}>{t('looksOfGrant')}</Link>
              <Link to={`/ledger/acts?about=grant:${grant}`}>{t('actsOfGrant')}</Link>
            </>
          ) : <Link to={`/review/${grant}`}>{t('openGrant')}</Link>}
        </Flex>
      </div>
    </Drawer>
  )
}
