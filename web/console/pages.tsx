import type { ComponentType } from 'react'
import { lazyAhead } from '../shared/shell/lazy-ahead.ts'

interface Described {
  /** Address below /console; also the key of its name in the console's texts. */
  path: string
  /** Whom the menu offers it to; policy on the server decides what they may do there. */
  roles: readonly string[]
  load: () => Promise<{ default: ComponentType }>
  /** Addresses below it, e.g. `:id`. */
  children?: readonly string[]
}

const described: readonly Described[] = [
  { path: 'ledger', roles: ['auditor'], load: () => import('./pages/ledger/LedgerPage.tsx'), children: [':tab', ':tab/:id'] },
  {
    path: 'desk',
    roles: ['dispatcher', 'command_room_lead', 'station_chief', 'county_bureau_head', 'case_officer', 'case_team_lead', 'community_officer'],
    load: () => import('./pages/desk/DeskPage.tsx'),
    children: [':incident'],
  },
  {
    path: 'cases',
    roles: ['case_officer', 'case_team_lead', 'station_chief', 'county_bureau_head', 'legal_reviewer'],
    load: () => import('./pages/cases/CasesPage.tsx'),
    children: [':id'],
  },
  {
    path: 'register',
    roles: ['community_officer', 'station_chief', 'case_officer', 'case_team_lead', 'auxiliary', 'dispatcher', 'command_room_lead'],
    load: () => import('./pages/register/RegisterPage.tsx'),
    children: ['differences', 'twins', 'help', 'submissions', 'exchange', ':type/:id'],
  },
  {
    path: 'disputes',
    // Auxiliaries and grid workers report, and mediate what they were named for.
    roles: ['community_officer', 'station_chief', 'auxiliary', 'grid_worker', 'command_room_lead', 'county_bureau_head', 'auditor'],
    load: () => import('./pages/disputes/DisputesPage.tsx'),
    children: [':id', ':id/agreement'],
  },
  {
    path: 'cameras',
    roles: ['community_officer', 'station_chief', 'command_room_lead', 'system_administrator', 'dispatcher', 'case_officer', 'case_team_lead', 'legal_reviewer', 'county_bureau_head', 'auditor'],
    load: () => import('./pages/cameras/CamerasPage.tsx'),
    children: ['repairs', 'day', 'recorders', ':camera'],
  },
  {
    path: 'hazards',
    // Auxiliaries and grid workers report on the phone.
    roles: ['community_officer', 'station_chief', 'command_room_lead', 'county_bureau_head', 'dispatcher'],
    load: () => import('./pages/hazards/HazardsPage.tsx'),
    children: ['checklists', 'checklists/:id', ':id'],
  },
  {
    path: 'grid',
    // Auxiliaries and grid workers have theirs on the phone.
    roles: ['community_officer', 'station_chief', 'command_room_lead', 'dispatcher', 'county_bureau_head'],
    load: () => import('./pages/grid/GridPage.tsx'),
    children: ['matters', 'matters/:id', 'rounds', 'rounds/:id', 'tasks', 'phones', 'areas', 'areas/:id'],
  },
  {
    path: 'review',
    // The desk and the command room have emergency looks alone there.
    roles: ['case_officer', 'case_team_lead', 'community_officer', 'legal_reviewer', 'station_chief', 'dispatcher', 'command_room_lead'],
    load: () => import('./pages/review/ReviewPage.tsx'),
    children: [':grant'],
  },
  {
    path: 'approvals',
    roles: ['case_team_lead', 'command_room_lead', 'station_chief', 'county_bureau_head', 'case_officer', 'community_officer', 'dispatcher', 'auditor'],
    load: () => import('./pages/approvals/ApprovalsPage.tsx'),
    children: ['running', 'running/:id', 'erasures', 'erasures/:id', 'notices', ':id'],
  },
  {
    path: 'figures',
    roles: ['county_bureau_head', 'station_chief', 'command_room_lead', 'case_team_lead', 'case_officer', 'dispatcher', 'community_officer', 'legal_reviewer', 'auditor'],
    load: () => import('./pages/figures/FiguresPage.tsx'),
  },
  { path: 'accounts', roles: ['security_administrator'], load: () => import('./pages/accounts/AccountsPage.tsx') },
]

export interface Page extends Described {
  component: ComponentType
}

/** Every page of the console, in the order of the menu. */
export const pages: readonly Page[] = described.map((page) => ({ ...page, ...lazyAhead(page.load) }))
