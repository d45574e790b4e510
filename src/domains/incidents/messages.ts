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
  crew_busy: {
    zh: { message: '该警组正在处置另一警情。', todo: '请选择其他警组；确需加派时请写明理由。' },
    en: { message: 'This crew is on another call.', todo: 'Choose another crew, or give the reason why it has to be this one.' },
  },
  crew_unreachable: {
    zh: { message: '该警组的执勤手机已失联。', todo: '请选择其他警组；已用电台通知时请写明。' },
    en: { message: 'The phone of this crew is silent.', todo: 'Choose another crew, or say that it was told over the radio.' },
  },
  step_not_taken: {
    zh: { message: '该警组没有报过这一步。', todo: '请刷新后核对各步时间。' },
    en: { message: 'This crew has not taken that step.', todo: 'Reload and check its times.' },
  },
  step_before_dispatch: {
    zh: { message: '更正后的时间早于派警时间。', todo: '请填写派警之后的时间。' },
    en: { message: 'The corrected time lies before the dispatch.', todo: 'Give a time after it.' },
  },
  team_unknown: {
    zh: { message: '没有编号为 {team} 的队。', todo: '请从列表中选择接收警情的队。' },
    en: { message: 'There is no team {team}.', todo: 'Choose the team that takes the call from the list.' },
  },
  not_handed_over: {
    zh: { message: '此警情没有移交。', todo: '请刷新后查看。' },
    en: { message: 'This call was not handed over.', todo: 'Reload and look.' },
  },
  already_taken_over: {
    zh: { message: '接收单位已签收，不能撤回。', todo: '请接收单位再移交回来。' },
    en: { message: 'The team has given its receipt; this cannot be taken back.', todo: 'Ask the team to hand it over again.' },
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
