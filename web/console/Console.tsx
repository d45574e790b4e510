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
        <BrowserRouter basename="/console">
          <Frame me={me} />
        </BrowserRouter>
      )}
    </SignedIn>
  )
}
