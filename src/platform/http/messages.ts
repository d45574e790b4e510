/** One sentence that says what happened, one that says what to do; `{name}` is filled in. */
interface Sentence {
  message: string
  todo: string
}

export type Language = 'zh' | 'en'

/** Sentences by code. Both languages are required, so that a missing one doesn't compile. */
export type Catalogue = Record<string, Record<Language, Sentence>>

export const platformMessages: Catalogue = {
  not_allowed: {
    zh: { message: '您无权进行此操作（{action}）。依据：{rule}。', todo: '如确有需要，请向本单位负责人申请。此次拒绝已记入账本。' },
    en: { message: 'You may not do this ({action}). Rule: {rule}.', todo: 'If you need it, ask the head of your unit. This refusal is on the ledger.' },
  },
  not_signed_in: {
    zh: { message: '您还没有登录，或登录已结束。', todo: '请重新登录；未提交的内容仍保留在本页。' },
    en: { message: 'You are not signed in, or your session has ended.', todo: 'Sign in again; what you typed stays on this page.' },
  },
  sign_in_failed: {
    zh: { message: '账号、密码或验证码不对。', todo: '请检查后重试；忘记密码请联系安全管理员。' },
    en: { message: 'The login, password or code is wrong.', todo: 'Check and try again; if you forgot the password, ask the security administrator.' },
  },
  sign_in_again: {
    zh: { message: '登录步骤已超时。', todo: '请从账号密码开始重新登录。' },
    en: { message: 'The sign-in took too long.', todo: 'Start again with login and password.' },
  },
  wait: {
    zh: { message: '失败次数过多，请等待 {seconds} 秒。', todo: '稍后再试；其他地点的登录不受影响。' },
    en: { message: 'Too many failures; wait {seconds} seconds.', todo: 'Try again later; sign-ins from elsewhere are not affected.' },
  },
  link_used_up: {
    zh: { message: '此链接已使用或已过期。', todo: '请向安全管理员索取新链接。' },
    en: { message: 'This link was used or has expired.', todo: 'Ask the security administrator for a new one.' },
  },
  password_weak: {
    zh: { message: '密码太弱。', todo: '请用至少 12 个字符，或至少 8 个字符且含三类字符，并且不含账号名。' },
    en: { message: 'The password is too weak.', todo: 'Use at least 12 characters, or 8 of three kinds, without your login in it.' },
  },
  account_exists: {
    zh: { message: '此账号已存在。', todo: '请换一个账号名。' },
    en: { message: 'This account exists.', todo: 'Choose another login.' },
  },
  account_ended: {
    zh: { message: '此账号已停用。', todo: '如需恢复，请新开账号。' },
    en: { message: 'This account has ended.', todo: 'Open a new one, if it is needed again.' },
  },
  unit_exists: {
    zh: { message: '此单位已存在。', todo: '请换一个编号。' },
    en: { message: 'This unit exists.', todo: 'Choose another id.' },
  },
  roles_apart: {
    zh: { message: '系统管理员、安全管理员、审计员必须是三个人。', todo: '请只保留其中一个角色。' },
    en: { message: 'System administrator, security administrator and auditor must be three persons.', todo: 'Keep only one of these roles.' },
  },
  ground_unknown: {
    zh: { message: '没有找到这个事由。', todo: '请选择您正在办理的警情、案件、接待或走访任务。' },
    en: { message: 'There is no such ground.', todo: 'Choose a call, case, reception or round that you are working on.' },
  },
  not_found: {
    zh: { message: '没有找到这条记录。', todo: '请检查编号，或返回列表重新选择。' },
    en: { message: 'There is no such record.', todo: 'Check the number, or choose it again from the list.' },
  },
  bad_input: {
    zh: { message: '填写的内容有误：{fields}。', todo: '请改正所列各项后重新提交；其他内容已保留。' },
    en: { message: 'Something in the input is wrong: {fields}.', todo: 'Correct what is listed and send again; nothing else is lost.' },
  },
  too_large: {
    zh: { message: '提交的内容太大。', todo: '请分批提交，或用附件上传。' },
    en: { message: 'The request is too large.', todo: 'Send it in parts, or upload it as an attachment.' },
  },
  intent_conflict: {
    zh: { message: '较早的一份已经收到；此后所改的内容没有保存，仍在本页。', todo: '请先找到那一份并在其中更正；确需另存一份，再提交一次。' },
    en: { message: 'An earlier version of this was received; what you changed since was not saved, and is still here.', todo: 'Look for that one and correct it there; to save another, send once more.' },
  },
  changed_meanwhile: {
    zh: { message: '记录刚被他人修改。', todo: '请查看最新内容后再提交；您填写的内容仍保留。' },
    en: { message: 'Someone changed the record just now.', todo: 'Look at what stands now and send again; what you typed is kept.' },
  },
  holidays_unknown: {
    zh: { message: '系统中没有 {year} 年的节假日安排。', todo: '请系统管理员更新版本；在此之前显示较早的日期。' },
    en: { message: 'The holidays of {year} are not in the system.', todo: 'Ask the system administrator for an update; until then the earlier date is shown.' },
  },
  answer_erased: {
    zh: { message: '该操作已完成，其内容已依法删除。', todo: '无需重新提交。' },
    en: { message: 'This was done; its content has been erased by law.', todo: 'There is nothing to send again.' },
  },
  not_unique: {
    zh: { message: '该编号或名称已被使用。', todo: '请换一个后重新提交；其他内容已保留。' },
    en: { message: 'This number or name is taken.', todo: 'Choose another and send again; nothing else is lost.' },
  },
  socket_needed: {
    zh: { message: '此地址只接受 WebSocket 连接。', todo: '请用页面或支持 WebSocket 的程序打开。' },
    en: { message: 'This address takes WebSocket connections only.', todo: 'Open it with the page, or a program that speaks WebSocket.' },
  },
  internal: {
    zh: { message: '系统内部出错（编号 {id}）。', todo: '请稍后重试；若仍出错，请把编号告诉系统管理员。' },
    en: { message: 'Something went wrong inside (number {id}).', todo: 'Try again; if it stays, give this number to the system administrator.' },
  },
  unavailable: {
    zh: { message: '系统暂时不可用。', todo: '请稍后重试；已确认的内容不会丢失。' },
    en: { message: 'The system is not available for the moment.', todo: 'Try again shortly; nothing that was confirmed is lost.' },
  },
}

/** The sentence for a code in a language, its parameters filled in; the code itself where a catalogue lacks it. */
export function say(catalogue: Catalogue, code: string, language: Language, params: Record<string, string | number>): Sentence {
  const found = catalogue[code]?.[language] ?? { message: code, todo: '' }
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
  return { message: fill(found.message), todo: fill(found.todo) }
}

export function chooseLanguage(header: string | undefined): Language {
  return /^\s*en\b/i.test(header ?? '') ? 'en' : 'zh'
}
