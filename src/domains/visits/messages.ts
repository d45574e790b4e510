import type { Catalogue } from '#platform/http/messages.ts'

const exists = (zh: string, en: string) => ({ zh: { message: `这${zh}已经存在。`, todo: '请刷新后再看。' }, en: { message: `This ${en} exists.`, todo: 'Reload and look again.' } })

export const visitsMessages: Catalogue = {
  visit_exists: exists('次走访', 'visit'),
  round_exists: exists('份走访计划', 'round'),
  matter_exists: exists('件难题', 'matter'),
  task_exists: exists('项任务', 'task'),
  round_over: {
    zh: { message: '这份走访计划已经结束。', todo: '请另排计划；手机里未发送的走访仍会送达。' },
    en: { message: 'This round is over.', todo: 'Plan another; visits that a phone has not sent yet still arrive.' },
  },
  task_over: {
    zh: { message: '这项任务已完成或取消。', todo: '如需继续，请先重开。' },
    en: { message: 'This task is done or cancelled.', todo: 'Reopen it first, if it goes on.' },
  },
  matter_closed: {
    zh: { message: '这件难题已经办结。', todo: '如需继续，请先重开。' },
    en: { message: 'This matter is closed.', todo: 'Reopen it first, if it goes on.' },
  },
  photo_large: {
    zh: { message: '照片超过 {limit} MB。', todo: '请用手机页面拍照，它会自动缩小；原图可另存。' },
    en: { message: 'The photo is larger than {limit} MB.', todo: 'Take it with the phone page, which shrinks it; keep the original elsewhere.' },
  },
  photo_kind: {
    zh: { message: '这不是 JPEG、PNG 或 WebP 照片。', todo: '请重新拍照或另选照片。' },
    en: { message: 'This is no JPEG, PNG or WebP photo.', todo: 'Take it again or choose another.' },
  },
  photo_hash: {
    zh: { message: '收到的照片与手机所报不一致。', todo: '手机会自动重发。' },
    en: { message: 'The photo that came is not the one that was announced.', todo: 'The phone sends it again by itself.' },
  },
  photo_unreadable: {
    zh: { message: '这张照片打不开。', todo: '原文件仍保存；请联系系统管理员。' },
    en: { message: 'This photo cannot be shown.', todo: 'Its file is kept; ask the system administrator.' },
  },
}
