import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../shared/api/me.ts'
import { feed } from '../shared/feed/feed.ts'
import { switchLanguage } from '../shared/i18n/start.ts'
import { ErrorNote } from '../shared/shell/ErrorNote.tsx'
import { SignIn } from '../shared/shell/SignIn.tsx'
import { signOut } from '../shared/shell/sign-out.ts'
import { useMe } from '../shared/shell/use-me.ts'
import { DutyStart } from './duty/DutyStart.tsx'
import { OnDuty } from './duty/OnDuty.tsx'
import { useDuty } from './duty/use-duty.ts'
import { forget, recall, keep } from './keep.ts'

const officers = ['case_officer', 'case_team_lead', 'community_officer', 'auxiliary', 'station_chief']

/** The officer's duty page: sign in, go on duty, be rung. */
export function Field() {
  const { me, error, refresh } = useMe()
  useEffect(() => {
    if (me) keep('me', me)
    if (me === null) forget()
  }, [me])
  // Opened again without a network: who it was stands until the server can be asked.
  const who = me ?? (error ? recall<Me>('me') : me)
  if (who === undefined || (who === null && error)) return error ? <main className="field-page"><ErrorNote error={error} /></main> : null
  if (who === null) return <SignIn onDone={refresh} roles={officers} />
  return <Signed me={who} />
}

function Signed({ me }: { me: Me }) {
  const { t, i18n } = useTranslation('field')
  const { t: shell } = useTranslation('shell')
  const { data, error } = useDuty()
  /** The crew on duty with this phone, once a touch has let it ring. */
  const [crew, setCrew] = useState<string | null>(null)
  useEffect(() => {
    feed.start()
    return () => feed.stop()
  }, [])
  useEffect(() => {
    if (data) keep('duty', data)
  }, [data])
  const duty = data ?? recall<typeof data>('duty') ?? undefined
  const mine = duty?.crews.find((one) => one.id === crew)
  if (duty && crew && mine && mine.state !== 'off') return <OnDuty me={me} crew={mine} duty={duty} onEnd={() => setCrew(null)} />
  const leave = async () => {
    forget()
    await signOut('/field/')
  }
  return (
    <main className="field-page">
      <header className="field-top">
        <b>{me.name}</b>
        <span>
          <Button type="text" onClick={() => void switchLanguage(i18n.language === 'zh' ? 'en' : 'zh')}>{shell('language')}</Button>
          <Button type="text" onClick={() => void leave()}>{shell('signOut')}</Button>
        </span>
      </header>
      {error && !duty && <ErrorNote error={error} />}
      {crew && mine?.state === 'off' && <p className="field-note">{t('endedByDesk')}</p>}
      {duty && <DutyStart crews={duty.crews} calls={duty.calls} onStart={setCrew} />}
    </main>
  )
}
