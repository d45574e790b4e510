import { defineTexts } from '../i18n/start.ts'

export const signInTexts = defineTexts({
  zh: {
    title: '登录廊桥',
    subtitle: '两队一室 · 村居视频 · 基层治理',
    login: '账号',
    password: '密码',
    next: '下一步',
    code: '动态验证码（6 位）',
    enter: '登录',
    back: '返回',
    demo: '演示账号',
    demoHint: '虚构的青岚县，任选一人即可登录',
    demoSearch: '姓名、角色、职务', openSecond: '已验证密码，请输入验证器中的验证码',
  },
  en: {
    title: 'Sign in to Langqiao',
    subtitle: 'Two teams, one room · village cameras · grassroots governance',
    login: 'Login',
    password: 'Password',
    next: 'Next',
    code: 'Code of the authenticator (6 digits)',
    enter: 'Sign in',
    back: 'Back',
    demo: 'Demo accounts',
    demoHint: 'Nobody here is real: choose anyone',
    demoSearch: 'Name, role or post', openSecond: 'Password accepted; enter the code of your authenticator',
  },
})
