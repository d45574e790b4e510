/** A page to be shown: who looks at it, where, and what is pressed before. `:case`, `:grant`, `:call` stand for what `fill.ts` made. */
export interface Shot {
  name: string
  /** Login of the demo; null before sign-in. */
  who: string | null
  path: string
  /** On a phone, 390×844; else 1366×768. */
  isPhone?: boolean
  keys?: readonly string[]
  /** Buttons pressed before the keys, by their selector. */
  clicks?: readonly string[]
  /** Stands in the README: kept in docs/pictures. */
  isKept?: boolean
  /** Also on dark. */
  isDark?: boolean
  /** Waits for this before the picture is taken: what comes late. */
  until?: string
}

export const shots: readonly Shot[] = [
  { name: 'sign-in', who: null, path: '/console/', isDark: true, isKept: true, until: '.sign-in-demo li' },
  { name: 'desk', who: 'wenluoqiao', path: '/console/desk/:call', isDark: true, isKept: true, until: '.desk-moments' },
  { name: 'desk-dispatch', who: 'wenluoqiao', path: '/console/desk/:newCall', keys: ['d'], until: '.desk-candidates li' },
  { name: 'desk-keys', who: 'wenluoqiao', path: '/console/desk', keys: ['?'] },
  { name: 'desk-shift', who: 'wenluoqiao', path: '/console/desk', keys: ['g'] },
  { name: 'desk-crews', who: 'hanjingxu', path: '/console/desk', keys: ['m'] },
  { name: 'desk-history', who: 'wenluoqiao', path: '/console/desk/:call', keys: ['i'] },
  { name: 'desk-live', who: 'wenluoqiao', path: '/console/desk/:call', keys: ['v'] },
  { name: 'desk-officer', who: 'shuzhiwei', path: '/console/desk/:call' },
  { name: 'cases', who: 'shuzhiwei', path: '/console/cases', isDark: true, until: 'a[href*="/cases/"]' },
  { name: 'case-facts', who: 'shuzhiwei', path: '/console/cases/:case', isDark: true, isKept: true, until: '.ant-tabs-tab' },
  { name: 'case-evidence', who: 'shuzhiwei', path: '/console/cases/:case', keys: ['2'] },
  { name: 'case-notes', who: 'shuzhiwei', path: '/console/cases/:case', keys: ['3'] },
  { name: 'case-tasks', who: 'shuzhiwei', path: '/console/cases/:case', keys: ['4'] },
  { name: 'case-people', who: 'shuzhiwei', path: '/console/cases/:case', keys: ['5'] },
  { name: 'case-approvals', who: 'shuzhiwei', path: '/console/cases/:case', keys: ['6'] },
  { name: 'case-footage', who: 'shuzhiwei', path: '/console/cases/:case', keys: ['7'] },
  { name: 'case-solve', who: 'shuzhiwei', path: '/console/cases/:case', keys: ['s'] },
  { name: 'case-accept', who: 'shuzhiwei', path: '/console/cases/new?incident=:newCall' },
  { name: 'disputes', who: 'panshuyu', path: '/console/disputes', isDark: true, until: '.disputes-parties' },
  { name: 'dispute-closed', who: 'panshuyu', path: '/console/disputes/:dispute', until: '.disputes-steps' },
  { name: 'dispute-report', who: 'panshuyu', path: '/console/disputes', clicks: ['.disputes-filters .ant-btn-primary'], until: '.disputes-party' },
  { name: 'dispute-danger', who: 'panshuyu', path: '/console/disputes/:dispute', keys: ['v'], until: '.ant-modal' },
  { name: 'dispute', who: 'panshuyu', path: '/console/disputes/:dispute', isDark: true, clicks: ['.ant-btn-primary:has(kbd)', '.ant-modal .ant-btn-primary'], until: '.disputes-text' },
  { name: 'dispute-agreement', who: 'panshuyu', path: '/console/disputes/:dispute', clicks: ['.ant-btn-primary:has(kbd)', '.ant-modal .ant-btn-primary', '.disputes-text'], keys: ['i'], until: '.disputes-paper' },
  { name: 'dispute-phone', who: 'shimanqiao', path: '/console/disputes', isPhone: true, until: '.disputes-parties' },
  { name: 'register-ground', who: 'jiyuanzhu', path: '/console/register', until: '.register-choose' },
  { name: 'register', who: 'panshuyu', path: '/console/register/household/:household?ground=:reception', isDark: true, clicks: ['.register-search input'], keys: ['l', 'i', 'n'], until: '.register-hit' },
  { name: 'register-person', who: 'panshuyu', path: '/console/register/person/:resident?ground=:reception', isDark: true, until: '.register-fields' },
  { name: 'register-history', who: 'panshuyu', path: '/console/register/person/:resident?ground=:reception', clicks: ['.register-under'], keys: ['h'], until: '.register-history li' },
  { name: 'register-new', who: 'panshuyu', path: '/console/register/household/:household?ground=:reception', clicks: ['.register-under'], keys: ['n'], until: '.register-form' },
  { name: 'register-join', who: 'panshuyu', path: '/console/register/person/:resident?ground=:reception', clicks: ['button:has(kbd:text-is("M"))', '.ant-modal input'], keys: ['l', 'i', 'n', 'w', 'a', 'n', 'g'], until: '.ant-modal .register-hit' },
  { name: 'register-differences', who: 'panshuyu', path: '/console/register/differences', isDark: true, clicks: ['.register-saying-value'], keys: ['a'], until: '.register-saying' },
  { name: 'register-submission', who: 'zhanyuntao', path: '/console/register/submissions', clicks: ['.register-submissions .ant-table-row'], until: '.register-found' },
  { name: 'register-exchange', who: 'zhanyuntao', path: '/console/register/exchange', isDark: true, clicks: ['button:has(kbd:text-is("E"))'], until: '.exchange-exports li' },
  { name: 'register-exchange-phone', who: 'panshuyu', path: '/console/register/exchange', isPhone: true, until: '.exchange' },
  { name: 'register-phone', who: 'panshuyu', path: '/console/register/person/:resident?ground=:reception', isPhone: true, isDark: true, until: '.register-fields' },
  { name: 'register-differences-phone', who: 'panshuyu', path: '/console/register/differences', isPhone: true, until: '.register-saying' },
  { name: 'cameras', who: 'zhanyuntao', path: '/console/cameras', isDark: true, until: '.ant-table-row' },
  { name: 'camera', who: 'zhanyuntao', path: '/console/cameras/:camera' },
  { name: 'camera-add', who: 'zhanyuntao', path: '/console/cameras', keys: ['n'] },
  { name: 'camera-import', who: 'zhanyuntao', path: '/console/cameras', clicks: ['button:has-text("导入清单"), button:has-text("Import a list")'] },
  { name: 'camera-repairs', who: 'zhanyuntao', path: '/console/cameras/repairs' },
  { name: 'camera-day', who: 'zhanyuntao', path: '/console/cameras/day' },
  { name: 'recorders', who: 'zhanyuntao', path: '/console/cameras/recorders' },
  { name: 'hazards', who: 'panshuyu', path: '/console/hazards', isDark: true, until: '.hazard-severity' },
  { name: 'hazard', who: 'panshuyu', path: '/console/hazards/:hazard', isDark: true, until: '.hazard-facts' },
  { name: 'hazard-recheck', who: 'panshuyu', path: '/console/hazards/:hazard', keys: ['r'], until: '.ant-modal' },
  { name: 'hazard-report', who: 'panshuyu', path: '/console/hazards', keys: ['n'], until: '.hazard-form' },
  { name: 'hazards-county', who: 'hanjingxu', path: '/console/hazards', until: '.hazard-severity' },
  { name: 'hazards-phone', who: 'panshuyu', path: '/console/hazards', isPhone: true, until: '.hazard-severity' },
  { name: 'checklist', who: 'hanjingxu', path: '/console/hazards/checklists/gas', isDark: true, clicks: ['.checklist-items > li:nth-child(5) .checklist-line'], until: '.checklist-fields' },
  { name: 'grid', who: 'hanjingxu', path: '/console/grid', isDark: true, until: '.grid-communities' },
  { name: 'grid-head', who: 'lianshuoguang', path: '/console/grid', until: '.grid-communities' },
  { name: 'grid-phone', who: 'zhanyuntao', path: '/console/grid', isPhone: true, until: '.grid-communities' },
  { name: 'grid-matter', who: 'hanjingxu', path: '/console/grid/matters', isDark: true, clicks: ['.grid-line button'], until: '.grid-words' },
  { name: 'grid-matter-answer', who: 'hanjingxu', path: '/console/grid/matters', clicks: ['.grid-line button', '.grid-words'], keys: ['a'], until: '.ant-modal' },
  { name: 'grid-rounds', who: 'panshuyu', path: '/console/grid/rounds', clicks: ['.grid-list .ant-table-row'], until: '.grid-visits' },
  { name: 'grid-plan', who: 'panshuyu', path: '/console/grid/rounds/new', isDark: true, until: '.grid-stops' },
  { name: 'grid-tasks', who: 'zhanyuntao', path: '/console/grid/tasks', until: '.grid-list .ant-table-row' },
  { name: 'grid-areas', who: 'zhanyuntao', path: '/console/grid/areas', isDark: true, clicks: ['.grid-line button'], until: '.areas-history' },
  { name: 'grid-phones', who: 'zhanyuntao', path: '/console/grid/phones', until: '.grid-list' },
  { name: 'grants', who: 'shuzhiwei', path: '/console/review' },
  { name: 'grant-ask', who: 'shuzhiwei', path: '/console/review?case=:case' },
  { name: 'grant-waits', who: 'shuzhiwei', path: '/console/review/:asked' },
  { name: 'review', who: 'shuzhiwei', path: '/console/review/:grant?at=:moment', isDark: true, isKept: true, until: '.review-overlay' },
  { name: 'review-keys', who: 'shuzhiwei', path: '/console/review/:grant', keys: ['?'] },
  { name: 'review-search', who: 'shuzhiwei', path: '/console/review/:grant?at=:moment', keys: ['s'], until: '.review-region' },
  { name: 'approvals', who: 'linqiruo', path: '/console/approvals', isDark: true, isKept: true, until: '.approvals-decide' },
  { name: 'approvals-own', who: 'shuzhiwei', path: '/console/approvals/:asked' },
  { name: 'notices', who: 'tongsuwei', path: '/console/approvals' },
  { name: 'figures', who: 'lianshuoguang', path: '/console/figures', isDark: true, isKept: true, until: '.lq-hero' },
  { name: 'accounts', who: 'youhemian', path: '/console/accounts' },
  { name: 'ledger', who: 'tongsuwei', path: '/console/ledger', isDark: true, until: 'main, .ledger, .ant-tabs' },
  { name: 'nothing', who: 'xipan-wuye', path: '/console/' },
  { name: 'field-sign-in', who: null, path: '/field/', isPhone: true, until: '.sign-in-demo li' },
  { name: 'field-start', who: 'panshuyu', path: '/field/', isPhone: true, until: '.field-big' },
  { name: 'field-call', who: 'chenmuyan', path: '/field/', isPhone: true, isDark: true, clicks: ['.field-big'], until: '.field-call' },
  { name: 'field-ring', who: 'wuhanchuan', path: '/field/', isPhone: true, isDark: true, isKept: true, clicks: ['.field-big'], until: '.field-ring' },
  { name: 'field-idle', who: 'tanyoumu', path: '/field/', isPhone: true, clicks: ['.field-big'], until: '.field-idle' },
  { name: 'portal-notice', who: 'xipan-wuye', path: '/portal/', isPhone: true, isDark: true, isKept: true, until: '.portal-facts' },
  { name: 'portal-looks', who: 'xipan-wuye', path: '/portal/', isPhone: true, clicks: ['.ant-segmented-item:nth-of-type(1)'] },
  { name: 'portal-cameras', who: 'xipan-wuye', path: '/portal/', isPhone: true, clicks: ['.ant-segmented-item:nth-of-type(3)'] },
]
