import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startTexts } from '../shared/i18n/start.ts'
import { Providers } from '../shared/shell/Providers.tsx'
import { SignIn } from '../shared/shell/SignIn.tsx'
import { signInTexts } from '../shared/shell/sign-in-texts.ts'
import { shellTexts } from '../shared/shell/texts.ts'
import '../shared/global.css'

await startTexts({ shell: shellTexts, signIn: signInTexts })
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Providers density="touch">
      <SignIn onDone={() => location.reload()} />
    </Providers>
  </StrictMode>,
)
