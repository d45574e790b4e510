import { SpinLoading } from 'antd-mobile'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../shared/api/me.ts'
import { forgetAcknowledged, keepLock } from '../vault/database.ts'
import { mostFailures, openLock, type Lock } from '../vault/lock.ts'
import { Mark } from './Mark.tsx'
import { Pin, pinLength } from './Pin.tsx'
import { Sealed } from './Sealed.tsx'
import { Trouble } from './Trouble.tsx'

interface Props {
  lock: Lock
  onDone: (me: Me, device: string, key: CryptoKey) => Promise<void>
  onForgotten: () => void
}

/** The phone's lock. Each wrong PIN is written down before the next one can be tried. */
export function EnterPin({ lock, onDone, onForgotten }: Props) {
  const { t } = useTranslation('grid')
  const [pin, setPin] = useState('')
  const [failures, setFailures] = useState(lock.failures)
  const [busy, setBusy] = useState(false)
  const isOver = failures >= mostFailures
  // Also where the page was killed behind the tenth.
  useEffect(() => void (isOver && !lock.sealed && forgetAcknowledged('pin')), [isOver, lock])

  const type = async (typed: string) => {
    setPin(typed)
    if (typed.length < pinLength) return
    setBusy(true)
    await keepLock({ ...lock, failures: failures + 1 })
    const opened = await openLock(lock, typed)
    if (opened) {
      await keepLock({ ...lock, failures: 0 })
      return onDone(opened.me, lock.device, opened.key)
    }
    setFailures(failures + 1)
    setPin('')
    setBusy(false)
  }
  if (lock.sealed || isOver) return <Sealed lock={lock} why={lock.sealed ?? 'pin'} onForgotten={onForgotten} />
  return (
    <main className="grid-gate">
      <header><Mark /></header>
      <h1>{t('pinEnter')}</h1>
      <p className="grid-muted">{t('pinEnterWhy')}</p>
      {failures > 0 && <Trouble message={t('pinWrong')} todo={t('pinLeft', { count: mostFailures - failures })} />}
      {busy ? <SpinLoading color="primary" /> : <Pin value={pin} onChange={(typed) => void type(typed)} label={t('pinEnter')} />}
    </main>
  )
}
