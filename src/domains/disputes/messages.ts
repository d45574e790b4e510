import type { Catalogue } from '#platform/http/messages.ts'

export const disputeMessages: Catalogue = {
  dispute_exists: {
    zh: { message: '这起纠纷已登记。', todo: '请在纠纷列表中查看。' },
    en: { message: 'This dispute is already written down.', todo: 'Look it up in the list of disputes.' },
  },
  dispute_ended: {
    zh: { message: '纠纷 {number} 的调解已经终止。', todo: '如当事人愿意继续，请先恢复调解。' },
    en: { message: 'Mediation of dispute {number} has ended.', todo: 'If the parties want to go on, take it up again first.' },
  },
  dispute_settled: {
    zh: { message: '纠纷 {number} 已达成并生效调解协议。', todo: '请登记履行情况；协议有误的，先撤回签字或协议。' },
    en: { message: 'Dispute {number} is settled: its agreement is in effect.', todo: 'Note what was done of it; where the agreement is wrong, withdraw a signature or the agreement first.' },
  },
  dispute_not_ended: {
    zh: { message: '纠纷 {number} 的调解没有终止。', todo: '请直接继续。' },
    en: { message: 'Mediation of dispute {number} has not ended.', todo: 'Just go on with it.' },
  },
  dispute_time: {
    zh: { message: '时间在将来，或早于前一步。', todo: '请检查日期。' },
    en: { message: 'This time lies in the future, or before the step that comes first.', todo: 'Check the date.' },
  },
  party_twice: {
    zh: { message: '同一名当事人列了两次。', todo: '请删去重复的一条。' },
    en: { message: 'One party is listed twice.', todo: 'Take the second one out.' },
  },
  party_last: {
    zh: { message: '纠纷至少要有一名当事人。', todo: '请先登记正确的当事人。' },
    en: { message: 'A dispute has at least one party.', todo: 'Add the right one first.' },
  },
  party_refuses: {
    zh: { message: '纠纷 {number} 有当事人明确拒绝调解，不得调解（人民调解法第17条）。', todo: '当事人改变主意的，请先登记其同意。' },
    en: { message: 'A party of dispute {number} clearly refuses mediation: it may not be mediated (PML 17).', todo: 'If that party thinks otherwise now, note the consent first.' },
  },
  consent_missing: {
    zh: { message: '纠纷 {number} 还有当事人没有表示同意调解。', todo: '请逐一征求并登记各方意愿。' },
    en: { message: 'Not every party of dispute {number} has agreed to mediation.', todo: 'Ask each of them and note the answer.' },
  },
  ways_missing: {
    zh: { message: '请写明已告知当事人的其他途径（人民调解法第26条）。', todo: '至少选一项：法院、仲裁、行政、公安。' },
    en: { message: 'Say where else the parties were told they may go (PML 26).', todo: 'Choose at least one: court, arbitration, administration, police.' },
  },
  void_text: {
    zh: { message: '请写明为什么作废。', todo: '一句话即可。' },
    en: { message: 'Say why it is voided.', todo: 'One sentence is enough.' },
  },
  mediator_twice: {
    zh: { message: '同一名调解员列了两次。', todo: '请删去重复的一条。' },
    en: { message: 'One mediator is listed twice.', todo: 'Take the second one out.' },
  },
  mediator_name: {
    zh: { message: '请写调解员姓名。', todo: '外聘调解员没有账号，要写姓名。' },
    en: { message: 'A mediator has no name.', todo: 'One from outside has no account: write the name.' },
  },
  mediator_unfit: {
    zh: { message: '{login} 不能担任本所纠纷的调解员。', todo: '请从名单中选择在岗人员，或填写外聘调解员姓名。' },
    en: { message: '{login} cannot mediate disputes of this station.', todo: 'Choose from the list, or name a mediator from outside.' },
  },
  mediator_reason: {
    zh: { message: '更换调解员要写理由。', todo: '请写一句话。' },
    en: { message: 'Say why the mediators change.', todo: 'One sentence is enough.' },
  },
  mediator_answers: {
    zh: { message: '是否接受由 {login} 本人答复。', todo: '请本人登录后答复，或另选调解员。' },
    en: { message: '{login} answers for themselves whether they take it on.', todo: 'Let them sign in and answer, or name another.' },
  },
  mediator_missing: {
    zh: { message: '纠纷 {number} 还没有接受调解的调解员。', todo: '请先确定调解员。' },
    en: { message: 'Nobody has taken on the mediation of dispute {number}.', todo: 'Name a mediator first.' },
  },
  session_held: {
    zh: { message: '这次调解已经记录。', todo: '如有错误请更正记录。' },
    en: { message: 'This session has its record.', todo: 'Correct the record if something is wrong.' },
  },
  agreement_parties: {
    zh: { message: '达成协议至少要有两方当事人。', todo: '请先登记另一方。' },
    en: { message: 'An agreement takes at least two parties.', todo: 'Add the other one first.' },
  },
  agreement_stands: {
    zh: { message: '纠纷 {number} 已有调解协议。', todo: '请更正或撤回现有协议。' },
    en: { message: 'Dispute {number} has an agreement.', todo: 'Correct that one, or withdraw it.' },
  },
  agreement_effective: {
    zh: { message: '纠纷 {number} 的协议已生效，不能改写。', todo: '如登记有误，先撤回一个签字，再更正并重新签署。' },
    en: { message: 'The agreement of dispute {number} is in effect and is not rewritten.', todo: 'If it was noted wrongly, withdraw a signature, correct it, and have it signed again.' },
  },
  agreement_not_effective: {
    zh: { message: '纠纷 {number} 的协议尚未生效。', todo: '请先完成签署和盖章。' },
    en: { message: 'The agreement of dispute {number} is not in effect yet.', todo: 'Complete its signatures and the seal first.' },
  },
  agreement_oral: {
    zh: { message: '口头协议无需签署，记录即生效。', todo: '需要书面协议的，请撤回后重新起草。' },
    en: { message: 'An oral agreement is not signed: it is in effect as recorded.', todo: 'If a written one is wanted, withdraw it and draft one.' },
  },
  signed_before_draft: {
    zh: { message: '签署时间早于起草时间。', todo: '请检查时间。' },
    en: { message: 'It cannot be signed before it was drafted.', todo: 'Check the time.' },
  },
  signer_unfit: {
    zh: { message: '签署人不是当事人或调解员，或签署方式不对。', todo: '当事人签名、盖章或按指印，调解员签名，委员会盖章。' },
    en: { message: 'A signer is neither party nor mediator, or does not sign in this way.', todo: 'Parties sign, seal or print; mediators sign; the committee seals.' },
  },
  item_party: {
    zh: { message: '履行人不是本纠纷当事人。', todo: '请从当事人中选择。' },
    en: { message: 'Something is owed by someone who is no party.', todo: 'Choose one of the parties.' },
  },
  item_twice: {
    zh: { message: '同一项义务列了两次。', todo: '请删去重复的一条。' },
    en: { message: 'One obligation is listed twice.', todo: 'Take the second one out.' },
  },
  performance_noted: {
    zh: { message: '这一项已登记履行情况。', todo: '如有变化请更正。' },
    en: { message: 'It is already noted what became of this.', todo: 'Correct it if it has changed.' },
  },
  confirmation_excluded: {
    zh: { message: '涉及身份关系、收养关系、婚姻关系的协议，法院不予确认。', todo: '请告知当事人可以另行起诉或办理登记。' },
    en: { message: 'No court confirms an agreement on identity, adoption or marriage.', todo: 'Tell the parties that they may sue, or register, instead.' },
  },
  confirmation_joint: {
    zh: { message: '司法确认须由各方当事人共同申请（人民调解法第33条）。', todo: '请登记全体当事人为申请人。' },
    en: { message: 'The parties ask a court together or not at all (PML 33).', todo: 'Note all parties as applicants.' },
  },
  confirmation_runs: {
    zh: { message: '纠纷 {number} 已申请司法确认。', todo: '登记有误的，请先撤回该步骤。' },
    en: { message: 'Dispute {number} is before the court.', todo: 'If that was noted wrongly, take that step back first.' },
  },
  confirmation_not_applied: {
    zh: { message: '纠纷 {number} 还没有申请司法确认。', todo: '请先登记申请。' },
    en: { message: 'Nobody has asked the court about dispute {number}.', todo: 'Note the application first.' },
  },
  confirmation_answered: {
    zh: { message: '法院已就纠纷 {number} 作出答复。', todo: '登记有误的，请先撤回该步骤。' },
    en: { message: 'The court has answered on dispute {number}.', todo: 'If that was noted wrongly, take that step back first.' },
  },
  flag_own: {
    zh: { message: '不能核实自己登记的事项。', todo: '请由其他主管核实。' },
    en: { message: 'Nobody settles a flag on what they noted themselves.', todo: 'Leave it to another supervisor.' },
  },
}
