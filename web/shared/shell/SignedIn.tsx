import { useEffect, type ReactNode } from 'react'
import type { Me } from '../api/me.ts'
import { feed } from '../feed/feed.ts'
import { ErrorNote } from './ErrorNote.tsx'
import { SignIn } from './SignIn.tsx'
import { useMe } from './use-me.ts'

/** Sign-in first, then the app. The feed runs while someone is signed in. `roles` narrows the demo's people to the app's own. */
export function SignedIn({ roles, children }: { roles?: readonly string[]; children: (me: Me) => ReactNode }) {
  const { me, error, refresh } = useMe()
  useEffect(() => {
    if (!me) return
    feed.start()
    return () => feed.stop()
  }, [me])
  if (error) return <ErrorNote error={error} />
  if (me === undefined) return null
  if (me === null) return <SignIn onDone={refresh} {...(roles ? { roles } : {})} />
  return <>{children(me)}</>
}
