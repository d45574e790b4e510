import { Button, Drawer, Flex, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatExact } from '../../../../shared/i18n/time.ts'
import type { ActRow } from '../ledger.ts'
import { Proof } from './Proof.tsx'
import { Actor, RecordName, useActName } from './words.tsx'
import { joinNames } from '../../../../shared/i18n/join-names.ts'

/** One act: its envelope, and the proof that it stands in the ledger. Never its content. */
export function ActDrawer({ row, onClose }: { row: ActRow; onClose: () => void }) {
  const { t } = useTranslation('ledger')
  const nameOf = useActName()
  const [type, id] = row.purpose?.split(/:(.*)/s) ?? []
  return (
    <Drawer open title={<>{t('findingAt', { seq: row.seq })} · {nameOf(row.type)}</>} size={560} onClose={onClose} extra={<Button type="text" size="small" onClick={onClose}>{t('close')} <kbd>Esc</kbd></Button>} closable={false}>
      <Flex vertical gap={24}>
        <dl className="ledger-facts">
          <dt>{t('act')}</dt><dd>{nameOf(row.type)} <Typography.Text type="secondary" className="ledger-mono">{row.type}</Typography.Text></dd>
          {row.refused && <><dt>{t('refused', { action: '' })}</dt><dd><span className="ledger-mono">{row.refused.action}</span> <RecordName record={row.refused.record} /></dd><dt>{t('rules')}</dt><dd className="ledger-mono">{joinNames(row.refused.rules)}</dd></>}
          <dt>{t('who')}</dt><dd><Actor row={row} /> <Typography.Text type="secondary" className="ledger-mono">{row.actor}</Typography.Text></dd>
          <dt>{t('record')}</dt><dd><RecordName record={row.record} /> <Typography.Text type="secondary">{t('version', { version: row.version })}</Typography.Text></dd>
          {type && id && <><dt>{t('ground')}</dt><dd><RecordName record={{ type, id }} /></dd></>}
          <dt>{t('happened')}</dt><dd>{formatExact(row.happenedAt)}</dd>
          <dt>{t('recorded')}</dt><dd>{formatExact(row.recordedAt)}</dd>
          {row.corrects && <><dt>{t('corrects')}</dt><dd className="ledger-mono">{row.corrects}</dd></>}
          {row.isErased && <><dt /><dd>{t('erased')}</dd></>}
        </dl>
        <Proof key={row.seq} seq={row.seq} />
      </Flex>
    </Drawer>
  )
}
