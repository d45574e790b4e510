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
  part_exists: {
    zh: { message: '这一条已保存。', todo: '请刷新查看。' },
    en: { message: 'This was already saved.', todo: 'Reload to see it.' },
  },
  note_not_yours: {
    zh: { message: '只能更正自己写的记录。', todo: '请另写一条说明。' },
    en: { message: 'Only one’s own notes are corrected.', todo: 'Write another note instead.' },
  },
  task_assignee: {
    zh: { message: '{login} 不是本队在岗人员。', todo: '请从名单中选择。' },
    en: { message: '{login} is not an active member of this team.', todo: 'Choose from the list.' },
  },
  task_ended: {
    zh: { message: '这项任务已结束。', todo: '如需继续，请先重新打开。' },
    en: { message: 'This task has ended.', todo: 'Open it again first, if it goes on.' },
  },
  evidence_too_large: {
    zh: { message: '文件超过 {limit} MiB。', todo: '请分成几份，或降低扫描分辨率后重新上传。' },
    en: { message: 'The file is larger than {limit} MiB.', todo: 'Split it, or scan with a lower resolution, and upload again.' },
  },
  evidence_kind: {
    zh: { message: '文件内容不是照片、录音或扫描件，未接收。', todo: '请上传 JPG、PNG、WebP、HEIC、MP3、M4A、WAV、AMR、OGG、FLAC、PDF 或 TIFF 文件。' },
    en: { message: 'The file is no photo, recording or scan; nothing of it was kept.', todo: 'Upload JPG, PNG, WebP, HEIC, MP3, M4A, WAV, AMR, OGG, FLAC, PDF or TIFF.' },
  },
  evidence_name: {
    zh: { message: '文件名“{name}”与内容（{type}）不符，未接收。', todo: '请检查文件来源；如确为该类型，请改正扩展名后重新上传。' },
    en: { message: 'The name “{name}” does not fit the content ({type}); nothing of it was kept.', todo: 'Check where the file comes from; if it is what it is, correct its extension and upload again.' },
  },
  evidence_hash: {
    zh: { message: '收到的文件与发送前的校验值不符，未接收。', todo: '请重新上传；若再次出现，请检查存储设备。' },
    en: { message: 'What came does not match the hash given before sending; nothing of it was kept.', todo: 'Upload again; if it happens again, check the device it lies on.' },
  },
  evidence_damaged: {
    zh: { message: '证据“{name}”与入库时的校验值不符，已停止提供。', todo: '请立即通知系统管理员从备份恢复，不要使用此文件。' },
    en: { message: 'Evidence “{name}” no longer matches the hash it came in with and is not handed out.', todo: 'Tell the system administrator at once to restore it from backup; do not use this file.' },
  },
  evidence_erased: {
    zh: { message: '这份证据已依法删除。', todo: '删除依据见账本；如有疑问请联系审计员。' },
    en: { message: 'This evidence was erased.', todo: 'The ledger says on what ground; ask the auditor.' },
  },
  evidence_no_preview: {
    zh: { message: '此文件没有预览。', todo: '请下载原件查看。' },
    en: { message: 'There is no preview of this file.', todo: 'Download the original.' },
  },
  upload_too_long: {
    zh: { message: '收到的内容比声明的长。', todo: '请重新选择文件上传。' },
    en: { message: 'More came than was announced.', todo: 'Choose the file again and upload it.' },
  },
  upload_checksum: {
    zh: { message: '这一段在传输中损坏，已丢弃。', todo: '上传会从上一段继续。' },
    en: { message: 'This piece was damaged on the way and was dropped.', todo: 'The upload goes on from the piece before.' },
  },
  upload_offset: {
    zh: { message: '上传位置不对，应从 {offset} 字节继续。', todo: '请继续上传；已收到的部分不会丢失。' },
    en: { message: 'The upload goes on at byte {offset}.', todo: 'Continue there; what came is kept.' },
  },
  upload_lost: {
    zh: { message: '服务器上已收到的部分不见了。', todo: '请重新选择文件上传，并通知系统管理员检查磁盘。' },
    en: { message: 'What had come is no longer on the server.', todo: 'Choose the file again and upload it; tell the system administrator to check the disk.' },
  },
  upload_expired: {
    zh: { message: '这次上传已超过 24 小时未完成，已清除。', todo: '请重新选择文件上传。' },
    en: { message: 'This upload was left for more than 24 hours and was removed.', todo: 'Choose the file again and upload it.' },
  },
  uploads_many: {
    zh: { message: '您有 {limit} 个未完成的上传。', todo: '请先完成或放弃其中一些。' },
    en: { message: 'You have {limit} uploads that have not come to their end.', todo: 'Finish or give up some of them first.' },
  },
  tus_version: {
    zh: { message: '上传程序的协议版本不受支持。', todo: '请刷新页面后重试。' },
    en: { message: 'The uploading program speaks another version of the protocol.', todo: 'Reload the page and try again (tus 1.0.0).' },
  },
  disk_full: {
    zh: { message: '服务器磁盘空间不足，未接收文件。', todo: '请通知系统管理员；已收到的部分不会丢失。' },
    en: { message: 'The server’s disk is nearly full; the file was not taken.', todo: 'Tell the system administrator; what came is kept.' },
  },
}
