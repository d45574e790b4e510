import { shellTexts } from '../shared/shell/texts.ts'
import { enrolTexts } from '../shared/shell/enrol-texts.ts'
import { accountsTexts } from './pages/accounts/texts.ts'
import { casesTexts } from './pages/cases/texts.ts'
import { camerasTexts } from './pages/cameras/texts.ts'
import { deskTexts } from './pages/desk/texts.ts'
import { disputesTexts } from './pages/disputes/texts.ts'
import { approvalsTexts } from './pages/approvals/texts.ts'
import { emergencyTexts } from './pages/review/emergency/texts.ts'
import { holdTexts } from './pages/review/holds/texts.ts'
import { reviewTexts } from './pages/review/texts.ts'
import { checklistsTexts } from './pages/hazards/checklists/texts.ts'
import { gridAreasTexts } from './pages/grid/areas/texts.ts'
import { gridTexts } from './pages/grid/texts.ts'
import { hazardsTexts } from './pages/hazards/texts.ts'
import { registerTexts } from './pages/register/texts.ts'
import { helpTexts } from './pages/register/help/texts.ts'
import { twinsTexts } from './pages/register/twins/texts.ts'
import { exchangeTexts } from './pages/register/exchange/texts.ts'
import { figuresTexts } from './pages/figures/texts.ts'
import { actTexts } from './pages/ledger/act-texts.ts'
import { ledgerTexts } from './pages/ledger/texts.ts'
import { paletteTexts } from './palette/texts.ts'
import { consoleTexts } from './layout/texts.ts'
import { timeTexts } from '../shared/time/texts.ts'
import { liveTexts } from '../shared/video/live-texts.ts'
import { signInTexts } from '../shared/shell/sign-in-texts.ts'

/** Every catalogue of the console, by namespace. */
export const texts = {
  shell: shellTexts,
  signIn: signInTexts,
  enrol: enrolTexts,
  console: consoleTexts,
  palette: paletteTexts,
  accounts: accountsTexts,
  desk: deskTexts,
  cases: casesTexts,
  register: registerTexts,
  twins: twinsTexts,
  exchange: exchangeTexts,
  help: helpTexts,
  disputes: disputesTexts,
  cameras: camerasTexts,
  grid: gridTexts,
  gridAreas: gridAreasTexts,
  hazards: hazardsTexts,
  checklists: checklistsTexts,
  figures: figuresTexts,
  live: liveTexts,
  time: timeTexts,
  review: reviewTexts,
  holds: holdTexts,
  emergency: emergencyTexts,
  approvals: approvalsTexts,
  ledger: ledgerTexts,
  acts: actTexts,
}
