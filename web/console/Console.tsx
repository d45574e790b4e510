import { useEffect } from 'react'
import { BrowserRouter } from 'react-router'
import { feed } from '../shared/feed/feed.ts'
import { Enrol } from '../shared/shell/Enrol.tsx'
import { SignIn } from '../shared/shell/SignIn.tsx'
import { ErrorNote } from '../shared/shell/ErrorNote.tsx'
import { useMe } from '../shared/shell/use-me.ts'
import { Frame } from './layout/Frame.tsx'

/** The console: sign-in, then the frame with its pages. The feed runs while someone is signed in. */
export function Console() {
  const { me, error, refresh } = useMe()
  useEffect(() => {
    if (!me) return
    feed.start()
    return () => feed.stop()
  }, [me])
  if (location.pathname === '/console/enrol') return <Enrol onDone={() => location.assign('/console/')} />
  if (error) return <ErrorNote error={error} />
  if (me === undefined) return null
  if (me === null) return <SignIn onDone={refresh} />
  return (
    <BrowserRouter basename="/console">
      <Frame me={me} />
    </BrowserRouter>
  )
}
