import { defineTexts } from '../../shared/i18n/start.ts'

export const checkTexts = defineTexts({
  zh: {
    checklists: '检查表', noChecklists: '本机还没有检查表。联网打开一次“今天”就会带上。', checklistGone: '本机没有这份检查表。联网打开一次“今天”就会带上。', items: '{count} 项', filled: '已填',
    itemOf: '第 {at} 项，共 {all} 项', all: '核对后保存', whereFirst: '先写地点', foundSoFar: '发现 {count} 处', whereIsIt: '检查的是哪里？', whereWhy: '写门牌、单位名称或位置；坐标在保存时自动记下。',
    required: '必答', before: '上一项', next: '下一项', answer_yes: '是', answer_no: '否', answer_na: '不适用', howMany: '数量', less: '减一', more: '加一', outOfLimits: '应在 {min} 到 {max} 之间', tell: '看到什么，写什么',
    found: '发现 {count} 处隐患，随检查表一起上报', foundNone: '没有发现隐患', answers: '各项回答', missing: '必答，还没答', notAnswered: '没答', photosTaken: '{count} 张照片',
    reportIt: '上报这处隐患', changeIt: '修改内容、照片', mendBy: '{day} 前整改', mendUntil: '整改期限', stillMissing: '还有 {count} 项要答', noPlaceYet: '还没有写地点', saveAndReport: '保存并上报 {count} 处',
  },
  en: {
    checklists: 'Checklists', noChecklists: 'No checklists on this phone yet. Open “Today” once with a network and they come along.', checklistGone: 'This checklist is not on the phone. Open “Today” once with a network and it comes along.', items: '{count} items', filled: 'filled in',
    itemOf: 'Item {at} of {all}', all: 'Read through, then save', whereFirst: 'Where first', foundSoFar: '{count} found', whereIsIt: 'Where is it?', whereWhy: 'House number, name of the business, or the spot; the position is noted when you save.',
    required: 'required', before: 'Back', next: 'Next', answer_yes: 'Yes', answer_no: 'No', answer_na: 'Does not apply', howMany: 'How many', less: 'One less', more: 'One more', outOfLimits: 'From {min} to {max}', tell: 'What you saw',
    found: '{count} hazards found, reported with the checklist', foundNone: 'No hazard found', answers: 'Answers', missing: 'needs an answer', notAnswered: 'no answer', photosTaken: '{count} photos',
    reportIt: 'Report this hazard', changeIt: 'Change it, add photos', mendBy: 'mend by {day}', mendUntil: 'To be mended by', stillMissing: '{count} still to answer', noPlaceYet: 'It has no place yet', saveAndReport: 'Save and report {count}',
  },
})
