import { defineTexts } from '../../shared/i18n/start.ts'

/** Names of the pages, and of what the frame around them says. */
export const consoleTexts = defineTexts({
  zh: {
    desk: '接处警',
    cases: '案件',
    register: '人口房屋',
    disputes: '纠纷',
    cameras: '摄像头',
    hazards: '隐患',
    grid: '网格工作',
    review: '视频调取',
    approvals: '审批',
    figures: '数字',
    ledger: '审计',
    accounts: '账号',
    nothing: '您的角色在控制台没有页面。',
    nothingTodo: '请联系安全管理员，或打开执勤页、摄像头所有人页。',
  },
  en: {
    desk: 'Desk',
    cases: 'Cases',
    register: 'Register',
    disputes: 'Disputes',
    cameras: 'Cameras',
    hazards: 'Hazards',
    grid: 'Grid work',
    review: 'Footage',
    approvals: 'Approvals',
    figures: 'Figures',
    ledger: 'Audit',
    accounts: 'Accounts',
    nothing: 'Your role has no page in the console.',
    nothingTodo: 'Ask the security administrator, or open the duty page or the owner’s page.',
  },
})
