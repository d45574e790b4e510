import { ConfigProvider } from 'antd-mobile'
import enUS from 'antd-mobile/es/locales/en-US'
import zhCN from 'antd-mobile/es/locales/zh-CN'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, get, post } from '../shared/api/client.ts'
import type { Me } from '../shared/api/me.ts'
import { Pages } from './Pages.tsx'
import { EnterPin } from './shell/EnterPin.tsx'
import { Sealed } from './shell/Sealed.tsx'
import { SetPin } from './shell/SetPin.tsx'
import { SignIn } from './shell/SignIn.tsx'
import { forgetIfCutOff } from './sync/cut-off.ts'
import { countUnsent, findLock } from './vault/database.ts'
import type { Lock } from './vault/lock.ts'
import { KeepTrouble } from './shell/KeepTrouble.tsx'
import { openWork, whenSealed } from './work.ts'

type Stage = { at: 'looking' } | { at: 'signIn'; lock: Lock | null } | { at: 'setPin'; me: Me } | { at: 'others'; lock: Lock } | { at: 'enterPin'; lock: Lock } | { at: 'open' }

/** Who it is, then the phone's own lock: the order in which a phone without a network can go, too. */
export function Grid() {
  const { i18n } = useTranslation()
  const [stage, setStage] = useState<Stage>({ at: 'looking' })

  const look = useCallback(() => findStage().then(setStage), [])
  useEffect(() => {
    whenSealed(() => void look())
    void look()
  }, [look])

  const open = async (me: Me, device: string, key: CryptoKey) => {
    await openWork(me, device, key)
    setStage({ at: 'open' })
  }
  return (
    <ConfigProvider locale={i18n.language === 'en' ? enUS : zhCN}>
      {stage.at === 'signIn' && <SignIn lock={stage.lock} onDone={() => void look()} onUnlock={(lock) => setStage({ at: 'enterPin', lock })} />}
      {stage.at === 'others' && <Sealed lock={stage.lock} why="others" onForgotten={() => void look()} onLeave={() => void post('/api/sign-out').then(look)} />}
      {stage.at === 'setPin' && <SetPin me={stage.me} onDone={open} />}
      {stage.at === 'enterPin' && <EnterPin lock={stage.lock} onDone={open} onForgotten={() => void look()} />}
      <KeepTrouble />
      {stage.at === 'open' && <Pages onLock={() => void look()} />}
    </ConfigProvider>
  )
}

async function findStage(): Promise<Stage> {
  const lock = await findLock()
  const me = await get<Me>('/api/me', AbortSignal.timeout(4_000)).catch((error: unknown) => (error instanceof ApiError && error.status === 401 ? null : undefined))
  // Without a network the phone's lock says who it is.
  if (me === undefined) return lock ? { at: 'enterPin', lock } : { at: 'signIn', lock }
  if (me === null) {
    await forgetIfCutOff()
    const left = await findLock()
    // A phone that no PIN opens says so to whoever holds it.
    return left?.sealed ? { at: 'enterPin', lock: left } : { at: 'signIn', lock: left }
  }
  if (lock?.account === me.account) return { at: 'enterPin', lock }
  // What somebody else has not sent yet is not for the next one to throw away unasked.
  return lock && (await countUnsent()) > 0 ? { at: 'others', lock } : { at: 'setPin', me }
}
