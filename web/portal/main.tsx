import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startTexts } from '../shared/i18n/start.ts'
import { Providers } from '../shared/shell/Providers.tsx'
import { signInTexts } from '../shared/shell/sign-in-texts.ts'
import { shellTexts } from '../shared/shell/texts.ts'
import { liveTexts } from '../shared/video/live-texts.ts'
import '../shared/global.css'
import { Portal } from './Portal.tsx'
import './portal.css'
import { portalTexts } from './texts.ts'

await startTexts({ shell: shellTexts, signIn: signInTexts, portal: portalTexts, live: liveTexts })
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Providers density="touch">
      <Portal />
    </Providers>
  </StrictMode>,
)
