import { useQuery } from '@tanstack/react-query'
import { Button, Modal, Typography } from 'antd'
import { toString as drawCode } from 'qrcode'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import type { OpenedEntry } from '../register.ts'

/** What a phone opens when it looks at the plate: the door, on the page for visits. */
const addressOf = (code: string) => `${location.origin}/grid/#/plate/${encodeURIComponent(code)}`

/** The plate of an address, to be printed and put up beside the door. P prints. */
export function PlateDialog({ entry, onClose }: { entry: OpenedEntry; onClose: () => void }) {
  const { t } = useTranslation('register')
  const textOf = (field: string) => {
    const value = entry.fields[field]?.value
    return typeof value === 'string' ? value : ''
  }
  const code = textOf('code')
  const { data: drawn } = useQuery({ queryKey: ['plate', code], queryFn: () => drawCode(addressOf(code), { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }), enabled: code !== '', staleTime: Infinity })
  const print = () => window.print()
  useKeys(code ? { p: print } : {})
  return (
    <Modal open title={t('plate')} width={520} onCancel={onClose} rootClassName="register-plate-dialog" footer={code ? <Button type="primary" autoFocus onClick={print}>{t('printPlate')} <kbd>P</kbd></Button> : null}>
      {code ? (
        <div className="register-plate">
          <img alt={t('plateCode', { code })} src={drawn ? `data:image/svg+xml,${encodeURIComponent(drawn)}` : undefined} />
          <div><span>{textOf('town')}{textOf('community')}</span><b>{textOf('road')}</b><strong>{textOf('house')}</strong><code>{code}</code></div>
        </div>
      ) : <Typography.Text>{t('noPlateCode')}</Typography.Text>}
    </Modal>
  )
}
