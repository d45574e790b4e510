import type { Catalogue } from '#platform/http/messages.ts'

export const incidentMessages: Catalogue = {
  incident_exists: {
    zh: { message: '这条警情已登记。', todo: '请在警情列表中查看。' },
    en: { message: 'This call is already written down.', todo: 'Look it up in the queue.' },
  },
  incident_closed: {
    zh: { message: '警情 {number} 已结束。', todo: '如需继续处置，请先重新打开。' },
    en: { message: 'Call {number} is closed.', todo: 'Open it again first, if it goes on.' },
  },
  incident_open: {
    zh: { message: '警情尚未结束。', todo: '请先结束警情。' },
    en: { message: 'The call is still open.', todo: 'Close it first.' },
  },
  incident_same: {
    zh: { message: '不能与自己关联。', todo: '请选择另一条警情。' },
    en: { message: 'A call cannot be linked to itself.', todo: 'Choose another call.' },
  },
  crew_empty: {
    zh: { message: '该处警组没有人员。', todo: '请选择另一个处警组。' },
    en: { message: 'This crew has no people.', todo: 'Choose another crew.' },
  },
  crew_not_sent: {
    zh: { message: '该处警组未被派往此警情。', todo: '请刷新后查看当前派警。' },
    en: { message: 'This crew was not sent to this call.', todo: 'Reload and look who was sent.' },
  },
  not_handed_to_you: {
    zh: { message: '此警情没有移交给该队。', todo: '请与指挥室核对。' },
    en: { message: 'This call was not handed to this team.', todo: 'Check with the command room.' },
  },
  closing_text: {
    zh: { message: '请写明处置结果。', todo: '用一句话说明如何处理。' },
    en: { message: 'Say how it was handled.', todo: 'One sentence is enough.' },
  },
}
