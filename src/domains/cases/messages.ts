import type { Catalogue } from '#platform/http/messages.ts'

export const caseMessages: Catalogue = {
  case_exists: {
    zh: { message: '这个案件已受理。', todo: '请在案件列表中查看。' },
    en: { message: 'This case was already accepted.', todo: 'Look it up in the list of cases.' },
  },
  case_same_officer: {
    zh: { message: '主办和协办民警必须是两个人。', todo: '请选择另一名协办民警。' },
    en: { message: 'Lead and second officer must be two people.', todo: 'Choose another second officer.' },
  },
  case_officer_unfit: {
    zh: { message: '{login} 不是本队在岗的办案民警。', todo: '请从名单中选择。' },
    en: { message: '{login} is no active case officer of this team.', todo: 'Choose from the list.' },
  },
  case_future: {
    zh: { message: '受案时间在将来。', todo: '请检查时间。' },
    en: { message: 'The time of acceptance lies in the future.', todo: 'Check the time.' },
  },
  incident_elsewhere: {
    zh: { message: '警情 {number} 属于其他派出所。', todo: '请先由指挥室改派或移交。' },
    en: { message: 'Call {number} belongs to another station.', todo: 'Ask the command room to move it first.' },
  },
  case_not_open: {
    zh: { message: '案件 {number} 已办结，不能再改动。', todo: '如确需继续，请先申请撤回上一步决定。' },
    en: { message: 'Case {number} has ended and is not changed any more.', todo: 'If it must go on, ask for the last decision to be taken back.' },
  },
  case_needs_incident: {
    zh: { message: '案件至少要有一条警情。', todo: '请先并入另一条警情，或申请作废案件。' },
    en: { message: 'A case stands on at least one call.', todo: 'Take in another call first, or ask for the case to be voided.' },
  },
  case_not_now: {
    zh: { message: '案件 {number} 目前的状态不能进行此操作。', todo: '请查看案件当前状态和可用操作。' },
    en: { message: 'As case {number} stands, this cannot be done now.', todo: 'Look at its state and what it offers.' },
  },
  case_closing_unfit: {
    zh: { message: '结案理由不适用于此类案件。', todo: '请从列出的理由中选择。' },
    en: { message: 'This ground for closing does not fit this kind of case.', todo: 'Choose one of those listed.' },
  },
  case_facts_missing: {
    zh: { message: '破案依据不全。', todo: '请对照破案定义逐项确认；缺一项就还不算破案。' },
    en: { message: 'Facts that the definition of “solved” asks for are missing.', todo: 'Check each one; while one is missing the case is not solved.' },
  },
  case_solved_text: {
    zh: { message: '请写明破案依据。', todo: '用一两句话说明证据。' },
    en: { message: 'Say on what ground it is solved.', todo: 'One or two sentences on the evidence are enough.' },
  },
  case_step_decided: {
    zh: { message: '这一步是经审批决定的（或是受案），不能直接撤回或改时间。', todo: '请申请“撤回上一步决定”，由同级审批。' },
    en: { message: 'This step was decided by someone else (or is the acceptance): it is not taken back or moved like this.', todo: 'Ask for it to be taken back; the same level decides.' },
  },
  case_time_order: {
    zh: { message: '时间与前后步骤不符，或在将来。', todo: '请检查时间先后。' },
    en: { message: 'This time does not fit between the steps, or lies in the future.', todo: 'Check the order of times.' },
  },
  approval_waits: {
    zh: { message: '案件 {number} 已有一项申请待审批。', todo: '请等待审批，或由申请人撤回。' },
    en: { message: 'Case {number} already waits for a decision.', todo: 'Wait for it, or let the asker take it back.' },
  },
  approval_gone: {
    zh: { message: '这项申请已经处理。', todo: '请刷新查看结果。' },
    en: { message: 'This request was already settled.', todo: 'Reload and look at the outcome.' },
  },
  approval_own: {
    zh: { message: '不能审批自己的申请。', todo: '请由其他有权审批的人处理。' },
    en: { message: 'Nobody approves their own request.', todo: 'Let another person of that level decide.' },
  },
  approval_involved: {
    zh: { message: '本案主办、协办民警不能审批本案。', todo: '请由其他有权审批的人处理。' },
    en: { message: 'The officers of a case do not decide about it.', todo: 'Let another person of that level decide.' },
  },
  approval_not_yours: {
    zh: { message: '只有申请人可以撤回申请。', todo: '请联系申请人，或由审批人退回。' },
    en: { message: 'Only the asker takes a request back.', todo: 'Ask them, or let the decider deny it.' },
  },
  approval_note: {
    zh: { message: '不同意时请写明理由。', todo: '用一句话告诉申请人缺什么。' },
    en: { message: 'Say why it is denied.', todo: 'One sentence that tells the asker what is missing.' },
  },
  clock_not_extendable: {
    zh: { message: '当前期限不能再延长。', todo: '请在期限内办结，或咨询法制部门。' },
    en: { message: 'The running period cannot be extended any more.', todo: 'Finish in time, or ask the legal office.' },
  },
}
