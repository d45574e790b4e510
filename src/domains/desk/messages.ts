import type { Catalogue } from '#platform/http/messages.ts'

export const deskMessages: Catalogue = {
  shift_exists: {
    zh: { message: '本席已有正在进行的班次。', todo: '请刷新后在该班次中继续。' },
    en: { message: 'A shift of this desk is running.', todo: 'Reload and go on in that one.' },
  },
  shift_over: {
    zh: { message: '这个班次已经交班。', todo: '请在新的班次中记录。' },
    en: { message: 'This shift was handed over.', todo: 'Write it down in the new one.' },
  },
  shift_running: {
    zh: { message: '上一班还没有交班。', todo: '请上一班先交班。' },
    en: { message: 'The shift before has not handed over yet.', todo: 'Ask it to hand over first.' },
  },
}
