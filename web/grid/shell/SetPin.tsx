import { Button, SpinLoading } from 'antd-mobile'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../shared/api/client.ts'
import type { Me } from '../../shared/api/me.ts'
import { forgetEverything, keepLock } from '../vault/database.ts'
import { makeLock, type Enrolment } from '../vault/lock.ts'
import { Mark } from './Mark.tsx'
import { Pin, pinLength } from './Pin.tsx'
import { say, Trouble } from './Trouble.tsx'

/** Runs of one digit and counting up or down: what a thief tries first. */
const isGuessable = (pin: string) => /^(\d)\1+$/.test(pin) || '01234567890'.includes(pin) || '09876543210'.includes(pin)

/** A new phone: the server enrols it, a PIN locks what it will hold. */
export function SetPin({ me, onDone }: { me: Me; onDone: (me: Me, device: string, key: CryptoKey) => Promise<void> }) {
  const { t } = useTranslation('grid')
  const [first, setFirst] = useState('')
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState<{ message: string; todo: string } | null>(null)
  const [busy, setBusy] = useState(false)

  const enrol = async () => {
    setBusy(true)
    try {
      // Whoever had this phone before has nothing here any more.
      await forgetEverything()
      const device = await post<Enrolment>('/api/devices', { name: nameThisPhone() })
      const { lock, key } = await makeLock(me, device, first)
      await keepLock(lock)
      await onDone(me, device.id, key)
    } catch (error) {
      setProblem(say(error))
      setBusy(false)
    }
  }
  const type = (typed: string) => {
    setPin(typed)
    setProblem(null)
    if (typed.length < pinLength) return
    if (first === '') {
      if (isGuessable(typed)) setProblem({ message: t('pinWeak'), todo: t('pinWeakTodo') })
      else setFirst(typed)
      setPin('')
    } else if (typed === first) void enrol()
    else {
      setProblem({ message: t('pinDiffers'), todo: t('pinDiffersTodo') })
      setFirst('')
      setPin('')
    }
  }
  return (
    <main className="grid-gate">
      <header><Mark /></header>
      <h1>{t(first === '' ? 'pinSet' : 'pinAgain')}</h1>
      <p className="grid-muted">{t('pinWhy')}</p>
      {problem && <Trouble {...problem} />}
      {busy ? <SpinLoading color="primary" /> : <Pin value={pin} onChange={type} label={t(first === '' ? 'pinSet' : 'pinAgain')} />}
      {first !== '' && !busy && <Button fill="none" onClick={() => setFirst('')}>{t('pinAnew')}</Button>}
    </main>
  )
}

/** What a chief will know it by, when it is lost. */
function nameThisPhone(): string {
  const [, what = ''] = /\(([^)]+)\)/.exec(navigator.userAgent) ?? []
  return what.split(';').slice(0, 3).join(' ').trim().slice(0, 60) || 'phone'
}
