import type { Catalogue } from '#platform/http/messages.ts'

export const checklistMessages: Catalogue = {
  checklist_changed: {
    zh: { message: '您编辑期间，这份检查表的草稿已被他人修改。', todo: '您的修改仍在屏幕上。请打开最新草稿，再合并您的修改。' },
    en: { message: 'Somebody else changed this draft while you were writing.', todo: 'What you wrote is still on the screen. Open the newest draft and put your changes in.' },
  },
  checklist_only_draft: {
    zh: { message: '这份检查表还没有发布过，不能只丢弃草稿。', todo: '请继续编辑，或停用这份检查表。' },
    en: { message: 'This checklist was never published: its draft is all there is.', todo: 'Go on writing, or retire the checklist.' },
  },
  checklist_no_draft: {
    zh: { message: '没有可以发布的草稿。', todo: '请先编辑并保存草稿。' },
    en: { message: 'There is no draft to publish.', todo: 'Write one and keep it first.' },
  },
  checklist_unsound: {
    zh: { message: '检查项 {item} 还不完整（{why}），不能发布。', todo: '请按编辑器中的红色提示补全。' },
    en: { message: 'Item {item} is not complete ({why}), so the checklist is not published.', todo: 'Mend what the editor marks in red.' },
  },
  checklist_version_unknown: {
    zh: { message: '没有发布过检查表的这个版本。', todo: '请更新手机上的检查表后再提交；已填内容仍保存在手机上。' },
    en: { message: 'This version of the checklist was never published.', todo: 'Bring the phone’s checklists up to date and send again; what you filled in is kept on the phone.' },
  },
  answers_missing: {
    zh: { message: '还有必填项没有填写：{items}。', todo: '请补填后再提交；已填内容仍保留。' },
    en: { message: 'Answers are missing: {items}.', todo: 'Fill them in and send again; what you filled in is kept.' },
  },
  answers_impossible: {
    zh: { message: '有的答案与检查表不符：{items}。', todo: '请检查这些项后再提交；已填内容仍保留。' },
    en: { message: 'Some answers do not fit the checklist: {items}.', todo: 'Look at these items and send again; what you filled in is kept.' },
  },
  inspection_exists: {
    zh: { message: '这份检查记录已登记。', todo: '如需修改，请打开后更正。' },
    en: { message: 'This inspection was already written down.', todo: 'Open it to correct it.' },
  },
  inspection_withdrawn: {
    zh: { message: '这份检查记录已撤销，不能再更正。', todo: '请重新填写一份。' },
    en: { message: 'This inspection was withdrawn and is not corrected any more.', todo: 'Fill in another one.' },
  },
}
