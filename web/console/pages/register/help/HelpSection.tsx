import { Button, Card, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRefreshEntry, type OpenedEntry } from '../register.ts'
import { AgreeDialog } from './AgreeDialog.tsx'
import { Consent } from './Consent.tsx'
import './help.css'

/** Help that a person agreed to: what is due, what was done, and how it stops. Not for those who have nothing to do with it. */
export function HelpSection({ entry }: { entry: OpenedEntry }) {
  const { t } = useTranslation('help')
  const refresh = useRefreshEntry()
  const [isAgreeing, setAgreeing] = useState(false)
  const [said, setSaid] = useState('')
  const { help } = entry
  if (entry.type !== 'person' || !help) return null
  const again = () => void refresh('person', entry.id)
  return (
    <Card size="small" title={<h2 className="register-title">{t('title')}</h2>} extra={!entry.ended && <Button size="small" onClick={() => setAgreeing(true)}>{t(help.length > 0 ? 'renew' : 'agree')}</Button>}>
      <div className="help-section">
        {said && <div role="status" className="help-noted">{said}</div>}
        {help.length === 0 && !said && <Typography.Text type="secondary">{t('none')}</Typography.Text>}
        {help.map((consent) => <Consent key={consent.id} consent={consent} names={entry.names} onChanged={again} onEnded={() => { setSaid(t('withdrawn')); again() }} />)}
      </div>
      {isAgreeing && <AgreeDialog entry={entry} onClose={() => setAgreeing(false)} onDone={() => { setAgreeing(false); setSaid(''); again() }} />}
    </Card>
  )
}
