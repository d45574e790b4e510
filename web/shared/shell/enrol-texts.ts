import { defineTexts } from '../i18n/start.ts'

export const enrolTexts = defineTexts({
  zh: {
    title: '启用账号',
    forWhom: '{name}（账号 {login}）',
    password: '设置密码',
    again: '再输一次',
    rule: '至少 12 个字符，或至少 8 个字符且含三类字符，不含账号名',
    differs: '两次输入不一样',
    use: '设置密码',
    scan: '用手机验证器扫描二维码',
    scanWhy: '它每 30 秒生成一个 6 位验证码，登录时要用。此二维码只显示这一次。',
    manual: '无法扫描时，手工输入密钥',
    done: '已绑定，去登录',
    noToken: '链接不完整，请从收到的消息中重新打开。',
  },
  en: {
    title: 'Set up your account',
    forWhom: '{name} (login {login})',
    password: 'Choose a password',
    again: 'Once more',
    rule: 'At least 12 characters, or 8 of three kinds, without your login in it',
    differs: 'The two differ',
    use: 'Set password',
    scan: 'Scan this with your authenticator',
    scanWhy: 'It shows a code of six digits every 30 seconds, which you need to sign in. This picture is shown only once.',
    manual: 'If you cannot scan, type this key',
    done: 'Done, sign in',
    noToken: 'The link is not complete: open it again from the message you got.',
  },
})
