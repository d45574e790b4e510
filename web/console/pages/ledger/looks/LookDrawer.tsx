import { Button, Drawer, Flex, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useUnitNames } from '../../../../shared/api/units.ts'
import { formatExact } from '../../../../shared/i18n/time.ts'
import type { LookRow } from '../ledger.ts'
import { StandOutTags, useRules, useServed } from './words.tsx'

/** One look: who, when, on what ground, what was served; why it stands out and what the review found. No picture. */
export function LookDrawer({ look, onClose }: { look: LookRow; onClose: () => void }) {
  const { t } = useTranslation('ledger')
  const sayRule = useRules()
  const { nameOf } = useUnitNames()
  const served = useServed()
  return (
    <Drawer open title={`${look.viewerName} · ${look.cameraName}`} size={520} onClose={onClose} closable={false} extra={<Button type="text" size="small" onClick={onClose}>{t('close')} <kbd>Esc</kbd></Button>}>
      <Flex vertical gap={16}>
        <dl className="ledger-facts">
          <dt>{t('who')}</dt><dd>{look.viewerName} <Typography.Text type="secondary">{nameOf(look.station)}</Typography.Text></dd>
          <dt>{t('camera')}</dt><dd>{look.cameraName}</dd>
          <dt>{t('number')}</dt><dd>{look.number}</dd>
          <dt>{t('grantKind')}</dt><dd>{t(look.grantKind === 'emergency' ? 'emergency_kind' : look.grantKind)}</dd>
          {look.document && <><dt>{t('document')}</dt><dd>{look.document}</dd></>}
          <dt>{t('opened')}</dt><dd>{formatExact(look.openedAt)}</dd>
          <dt>{t('closed')}</dt><dd>{look.closedAt ? formatExact(look.closedAt) : t('stillOpen')}</dd>
          <dt>{t('served')}</dt><dd>{served(look)}</dd>
          <dt>{t('spans')}</dt><dd>{look.spans.length === 0 ? t('none') : look.spans.map((s) => <div key={s.from}>{formatExact(s.from)} – {formatExact(s.to).slice(11)}</div>)}</dd>
          {look.standsOut.length > 0 && <><dt>{t('standsOut')}</dt><dd>{look.standsOut.map((code) => <div key={code}><StandOutTags codes={[code]} /> {sayRule(code)}</div>)}</dd></>}
          <dt>{t('finding')}</dt><dd>{look.finding ? t(look.finding) : t('notReviewed')}{look.note && `：${look.note}`}</dd>
        </dl>
        <Link to={`/ledger/acts?about=grant:${look.grant}&name=${encodeURIComponent(look.number)}`}>{t('actsOfGrant')}</Link>
      </Flex>
    </Drawer>
  )
}
