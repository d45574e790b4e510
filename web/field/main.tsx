import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startTexts } from '../shared/i18n/start.ts'
import { Providers } from '../shared/shell/Providers.tsx'
import { signInTexts } from '../shared/shell/sign-in-texts.ts'
import { shellTexts } from '../shared/shell/texts.ts'
import '../shared/global.css'
import './field.css'
import { Field } from './Field.tsx'
import { registerServiceWorker } from '../shared/pwa/register.ts'
import { fieldTexts } from './texts.ts'

await startTexts({ shell: shellTexts, signIn: signInTexts, field: fieldTexts })
registerServiceWorker('field')
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Providers density="touch">
      <Field />
    </Providers>
  </StrictMode>,
)
