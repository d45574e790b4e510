import { unstableSetRender } from 'antd-mobile'
import { StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { startTexts } from '../shared/i18n/start.ts'
import { shellTexts } from '../shared/shell/texts.ts'
import { signInTexts } from '../shared/shell/sign-in-texts.ts'
import '../shared/global.css'
import './grid.css'
import { Grid } from './Grid.tsx'
import { registerServiceWorker } from '../shared/pwa/register.ts'
import { watchTheme } from './shell/theme.ts'
import { checkTexts } from './check/texts.ts'
import { matterTexts } from './matter/texts.ts'
import { plateTexts } from './plate/texts.ts'
import { recheckTexts } from './recheck/texts.ts'
import { gridTexts } from './texts.ts'
import { alreadyTexts } from './visit/already-texts.ts'

// Ant Design Mobile renders toasts and dialogs by React 18's way until told another.
unstableSetRender((node, container) => {
  const held = container as Element & { root?: Root }
  held.root ??= createRoot(held)
  held.root.render(node)
  return async () => {
    await new Promise((resolve) => setTimeout(resolve, 0))
    held.root?.unmount()
  }
})
watchTheme()
await startTexts({ shell: shellTexts, signIn: signInTexts, grid: gridTexts, already: alreadyTexts, check: checkTexts, matter: matterTexts, recheck: recheckTexts, plate: plateTexts })
registerServiceWorker('grid')
createRoot(document.getElementById('root')!).render(<StrictMode><Grid /></StrictMode>)
