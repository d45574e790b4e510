import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startTexts } from '../shared/i18n/start.ts'
import { Providers } from '../shared/shell/Providers.tsx'
import '../shared/global.css'
import { Console } from './Console.tsx'
import { texts } from './texts.ts'

await startTexts(texts)
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Providers density="compact">
      <Console />
    </Providers>
  </StrictMode>,
)
