import { Button, Dialog } from 'antd-mobile'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SaveUnsent } from '../outbox/SaveUnsent.tsx'
import { countUnsent, forgetEverything } from '../vault/database.ts'
import type { Lock } from '../vault/lock.ts'
import { Mark } from './Mark.tsx'
import { Trouble } from './Trouble.tsx'

interface Props {
  lock: Lock
  why: NonNullable<Lock['sealed']> | 'others'
  onForgotten: () => void
  /** Leaves the phone to whose it is. */
  onLeave?: () => void
}

/** A phone that no PIN of who holds it opens: what is unsent waits in its boxes, and is saved to a file before it is cleared. */
export function Sealed({ lock, why, onForgotten, onLeave }: Props) {
  const { t } = useTranslation('grid')
  const [unsent, setUnsent] = useState<number | null>(null)
  useEffect(() => void countUnsent().then(setUnsent), [])
  const forget = async () => {
    if (unsent !== 0 && !(await Dialog.confirm({ content: t('anewUnsent', { count: unsent ?? 0 }), confirmText: t('startAnew'), cancelText: t('stay') }))) return
    await forgetEverything()
    onForgotten()
  }
  return (
    <main className="grid-gate">
      <header><Mark /></header>
      <h1>{t(`sealed_${why}`)}</h1>
      <Trouble message={t(`sealed_${why}_what`)} todo={unsent === 0 ? t('sealedNothing') : t('sealedTodo', { count: unsent ?? 0 })} />
      {unsent !== 0 && <SaveUnsent lock={lock} />}
      {onLeave && <Button block fill="outline" size="large" onClick={onLeave}>{t('shell:signOut')}</Button>}
      <Button block fill="outline" size="large" onClick={() => void forget()}>{t('startAnew')}</Button>
    </main>
  )
}
