import { BrowserRouter } from 'react-router'
import { Enrol } from '../shared/shell/Enrol.tsx'
import { SignedIn } from '../shared/shell/SignedIn.tsx'
import { Frame } from './layout/Frame.tsx'

/** The console: sign-in, then the frame with its pages. */
export function Console() {
  if (location.pathname === '/console/enrol') return <Enrol onDone={() => location.assign('/console/')} />
  return (
    <SignedIn>
      {(me) => (
        // No transitions: they leave the record of before on screen for a while, and keys would act on it.
        <BrowserRouter basename="/console" useTransitions={false}>
          <Frame me={me} />
        </BrowserRouter>
      )}
    </SignedIn>
  )
}
