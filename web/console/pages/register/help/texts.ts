import { defineTexts } from '../../../../shared/i18n/start.ts'

export const helpTexts = defineTexts({
  zh: {
    title: '约定的帮助', none: '没有约定。对方自己要求帮助的，可以在这里约定；随时可以撤回。', agree: '约定帮助', renew: '重新约定', agreeNote: '只在对方自己要求时约定。先把说明念给对方听或给对方看，再签字。原有的约定会被替换。',
    kind_visit: '定期走访', kind_call: '定期电话', kind_safety_check: '居家安全检查', kind_emergency_contact: '紧急联系', every_week: '每周', every_fortnight: '每两周', every_month: '每月', everyHint: '走访和电话多久一次',
    outcome_fine: '正常', outcome_again: '需要再来', outcome_nobody: '无人', who: '谁同意的', self: '本人', guardian: '监护人', relation: '监护人与本人的关系', relation_father: '父亲', relation_mother: '母亲', relation_grandparent: '祖父母、外祖父母', relation_sibling: '兄姐', relation_other_guardian: '其他监护人',
    way: '怎么签的', way_paper: '纸质同意书', way_signature: '签字的照片', document: '同意书编号', photo: '照片的 SHA-256', photoHint: '选照片，只留下它的指纹；照片按档案规定另存', until: '到哪天为止', untilHint: '最长十二个月', what: '哪些帮助', wording: '同意的内容（{version} 版）', readOut: '说明已念给对方听或给对方看',
    childNote: '未满 {age} 周岁，由监护人同意。', birthUnknown: '还没有登记出生日期，请先在记录中补上。', agreedBy_self: '本人同意', agreedBy_guardian: '监护人（{relation}）同意', lasts: '{from} 至 {until}', paperOf: '同意书 {document}', signed: '有签字照片',
    next: '下次 {day}', overdueSince: '{day} 起该去', overdueCall: '{day} 起该打', callUpon: '需要时联系', lastDone: '{day} {kind}：{outcome}（{name}）', noneDone: '还没有帮助过', mark: '今天', noted: '已记：{kind}，{outcome}。', undo: '撤销', undone: '已撤销。',
    withdraw: '不要了', said_self: '本人说不要了', said_guardian: '监护人说不要了', said_family: '家人转告不要了', end_moved: '已搬走', end_died: '已故', end_mistake: '约定有误', withdrawn: '已停止。留存的内容已申请删除。',
    dueNone: '没有到期的帮助', dueHint: '这里是本所约定、七天内该做的帮助；每列出一人，都记入审计。', dueMore: '先做这 {shown} 项，共 {total} 项', overdue: '已到期', soon: '七天内', open: '打开记录', ends: '{day} 到期', noRight: '约定的帮助由社区民警和所长查看', overdueDays: '过了 {count} 天', dueToday: '今天', comma: '、',
  },
  en: {
    title: 'Help agreed', none: 'Nothing is agreed. Who asks for help can agree to it here, and withdraw at any time.', agree: 'Agree on help', renew: 'Agree anew', agreeNote: 'Only where they ask for it. Read the words to them, or let them read; then they sign. What was agreed before is replaced.',
    kind_visit: 'Regular visit', kind_call: 'Regular call', kind_safety_check: 'Safety check at home', kind_emergency_contact: 'Emergency contact', every_week: 'every week', every_fortnight: 'every two weeks', every_month: 'every month', everyHint: 'How often visits and calls',
    outcome_fine: 'Fine', outcome_again: 'Needs another', outcome_nobody: 'Nobody there', who: 'Who agreed', self: 'They themselves', guardian: 'Guardian', relation: 'Guardian is their', relation_father: 'father', relation_mother: 'mother', relation_grandparent: 'grandparent', relation_sibling: 'brother or sister', relation_other_guardian: 'other guardian',
    way: 'How it was signed', way_paper: 'On paper', way_signature: 'Photo of the signature', document: 'Number of the document', photo: 'SHA-256 of the photo', photoHint: 'Choose the photo: its fingerprint alone is kept here', until: 'Until', untilHint: 'twelve months at most', what: 'Which help', wording: 'What they agree to (version {version})', readOut: 'It was read to them, or they read it',
    childNote: 'Under {age}: a guardian agrees.', birthUnknown: 'The date of birth is not known yet: add it to the record first.', agreedBy_self: 'agreed themselves', agreedBy_guardian: 'agreed by guardian ({relation})', lasts: '{from} to {until}', paperOf: 'document {document}', signed: 'signature on photo',
    next: 'next {day}', overdueSince: 'due since {day}', overdueCall: 'call due since {day}', callUpon: 'when needed', lastDone: '{day} {kind}: {outcome} ({name})', noneDone: 'No help given yet', mark: 'Today', noted: 'Noted: {kind}, {outcome}.', undo: 'Undo', undone: 'Undone.',
    withdraw: 'No more', said_self: 'They want no more', said_guardian: 'The guardian wants no more', said_family: 'Family passed it on', end_moved: 'moved away', end_died: 'died', end_mistake: 'agreed by mistake', withdrawn: 'Stopped. Erasure of what was kept has been asked for.',
    dueNone: 'No help is due', dueHint: 'What this station agreed to do, and is due within seven days. Each person listed is a look on the ledger.', dueMore: 'These {shown} first, of {total}', overdue: 'Overdue', soon: 'Within seven days', open: 'Open the record', ends: 'until {day}', noRight: 'Community officers and the chief see agreed help', overdueDays: 'late by {count} d', dueToday: 'today', comma: ', ',
  },
})
