import type { Catalogue } from '../http/messages.ts'

export const syncMessages: Catalogue = {
  device_exists: {
    zh: { message: '这台手机已登记。', todo: '请直接登录使用。' },
    en: { message: 'This phone is enrolled.', todo: 'Sign in and use it.' },
  },
  device_cut_off: {
    zh: { message: '这台手机已被停用。', todo: '未发送的内容请存成文件交给所里读取；如系误停，请联系所长重新登记。' },
    en: { message: 'This phone was cut off.', todo: 'Save what is unsent to a file and hand it in at the station; if this is a mistake, ask the chief to enrol it again.' },
  },
  hand_in_unreadable: {
    zh: { message: '这个文件读不出来：不是本系统手机存出的，或已被改动。', todo: '请在手机上重新存出文件再试。' },
    en: { message: 'This file cannot be read: no phone of this house saved it, or it was changed.', todo: 'Save it on the phone again and try once more.' },
  },
  submission_settled: {
    zh: { message: '这一条已经处理过。', todo: '请刷新查看处理结果。' },
    en: { message: 'This one was decided already.', todo: 'Reload to see what was decided.' },
  },
  submission_unreadable: {
    zh: { message: '这一条的表单版本本系统无法识别。', todo: '请按内容手工登记，然后选择“不采用”并注明。' },
    en: { message: 'The form of this one is not known here.', todo: 'Enter its content by hand, then decline it and say so.' },
  },
  sync_order: {
    zh: { message: '已收到，前一步还没到。', todo: '前一步送达后自动处理，无需操作。' },
    en: { message: 'Received; the step before it has not come yet.', todo: 'It goes on by itself once that one is here.' },
  },
  sync_late: {
    zh: { message: '已收到，事情发生在七天以前。', todo: '由所里负责人确认后生效。' },
    en: { message: 'Received; it happened more than seven days ago.', todo: 'It counts once your supervisor confirms it.' },
  },
  sync_no_rights_then: {
    zh: { message: '已收到，当时您的账号没有启用。', todo: '由所里负责人处理，内容不会丢。' },
    en: { message: 'Received; your account was not open at that time.', todo: 'Your supervisor decides; nothing of it is lost.' },
  },
  sync_not_allowed: {
    zh: { message: '已收到，这条记录现在不归您负责。', todo: '由所里负责人处理，内容不会丢。' },
    en: { message: 'Received; this record is not yours to change now.', todo: 'Your supervisor decides; nothing of it is lost.' },
  },
  sync_unreadable: {
    zh: { message: '已收到，但表单版本与系统不符。', todo: '由所里负责人处理，内容不会丢；请更新手机页面。' },
    en: { message: 'Received; its form is not one that the system knows.', todo: 'Your supervisor decides; nothing of it is lost. Update the page on the phone.' },
  },
  sync_intent_conflict: {
    zh: { message: '同一编号送来了不同的内容。', todo: '请把这台手机的未发送内容存成文件，交给所里读取。' },
    en: { message: 'Something else was sent under the same number.', todo: 'Save this phone’s unsent work to a file and hand it in.' },
  },
}
