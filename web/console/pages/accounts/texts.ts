import { defineTexts } from '../../../shared/i18n/start.ts'

export const accountsTexts = defineTexts({
  zh: {
    title: '账号与角色', open: '开账号', search: '查找账号、姓名、单位', login: '账号', name: '姓名', roles: '角色', place: '单位', phone: '电话', state: '状态', active: '在用', ended: '已停用',
    change: '变更', reset: '重发链接', end: '停用', sessions: '在线', reason: '原因', save: '保存', cancel: '取消', station: '派出所（空为县局）', team: '队室',
    link: '一次性链接', linkHint: '24 小时内有效，只显示这一次。请当面或通过可信渠道交给本人。', close: '关闭', loginRule: '小写字母开头，2–32 位字母、数字、点或连字符',
    endWarn: '停用后立即退出，历史记录保留。', none: '没有符合条件的账号', noSessions: '未在任何设备登录', since: '登录于 {at}', endSession: '结束',
    changeFor: '变更 {name}', resetFor: '给 {name} 重发链接', endFor: '停用 {name}', sessionsFor: '{name} 的在线设备',
  },
  en: {
    title: 'Accounts and roles', open: 'Open account', search: 'Find by login, name, unit', login: 'Login', name: 'Name', roles: 'Roles', place: 'Unit', phone: 'Phone', state: 'State', active: 'Active', ended: 'Ended',
    change: 'Change', reset: 'New link', end: 'End', sessions: 'Sessions', reason: 'Reason', save: 'Save', cancel: 'Cancel', station: 'Station (empty: county bureau)', team: 'Team or room',
    link: 'One-time link', linkHint: 'Good for 24 hours and shown only once. Hand it over in person or by a channel you trust.', close: 'Close', loginRule: 'A lower-case letter, then letters, digits, dots or hyphens; 2–32',
    endWarn: 'They are out at once; the history stays.', none: 'No account matches', noSessions: 'Signed in nowhere', since: 'since {at}', endSession: 'End',
    changeFor: 'Change {name}', resetFor: 'New link for {name}', endFor: 'End {name}', sessionsFor: 'Where {name} is signed in',
  },
})
