import { defineTexts } from '../../../shared/i18n/start.ts'

export const approvalsTexts = defineTexts({
  zh: {
    thresholds: '查看提示门槛', requests: '待我审批', notices: '提醒', empty: '没有待审批的调取申请', emptyHint: '民警的申请会立即出现在这里', emergency: '紧急', size: '{cameras} 个摄像头 × {hours} 小时', wide: '范围较大，请核对必要性',
    what: '调取什么', why: '为什么必要', danger: '危险情形', basis: '依据', basis_crim_62: '刑事程序规定第 62 条', basis_adm_28: '行政程序规定第 28 条', asker: '申请人',
    ownRequest: '这是您本人提出或协同的申请，由他人审批', waitsForSecond: '等协同民警 {name} 确认',
    lasts: '有效期', days: '{count} 天', otherDay: '其他…', untilNeeded: '请选择到期时间', defer: '批准后立即告知摄像头所有人', deferSays: '暂缓告知所有人：须写明理由和截止日期，到期自动告知',
    deferUntil: '暂缓至', deferUntilNeeded: '请选择截止日期', deferGround: '暂缓理由', deferGroundNeeded: '请写明理由', deferGroundHint: '例：所有人涉案，告知将妨碍侦查',
    note: '意见（可不填）', refuseWhy: '不批准的理由', refuseWhyNeeded: '请写明理由', approve: '批准', refuse: '不批准', refuseDots: '不批准…', back: '返回', approved: '已批准，已送达所有人', refused: '已退回申请人',
    confirmTitle: '请您作为第二名在岗民警确认', confirmSays: '确认即以您本人名义证明情况紧急、危及生命。画面立即开放，审计员同时获知。', confirm: '确认紧急查看',
    reviewWaits: '等负责人确认或上报，{at} 前未处理将自动上报', review_upheld: '负责人已确认属实', review_reported: '负责人核实无据，已上报', review_overdue: '逾期未确认，已自动上报',
    upholdTitle: '请在 {left} 内确认或上报这次紧急查看', upholdOpen: '画面开放至 {until}。{at} 前未处理将自动上报审计员和所长。', upholdOver: '画面已关闭。{at} 前未处理将自动上报审计员和所长。', upholdWhy: '核实情况', upholdHint: '例：走失老人已在岚溪桥找到，查看确有必要', upholdWhyNeeded: '请写明核实情况', uphold: '确认属实', report: '并无危险，上报', upholdDone: '已确认，记入账本', reportDone: '已上报审计员和所长，画面已关闭', decideBefore: '须在 {at} 前确认或上报', caseWaiting: '案件事项（在案件页审批）',
    noticesEmpty: '没有提醒', noticesEmptyHint: '紧急查看、对同一摄像头或由同一人频繁查看时，会在这里提醒', kind: '事项', about: '对象', raised: '时间', seen: '处理', see: '已阅', seeHint: '核查结果（可不填）', looksIn: '{days} 天内查看 {count} 次',
    notice_emergency: '紧急查看', notice_emergency_overdue: '紧急查看逾期未确认', notice_emergency_reported: '紧急查看经核实无据', notice_repeat_camera: '频繁查看同一摄像头', notice_repeat_person: '同一人频繁查看', notice_review_finding: '每周复核发现：请所长过问', thresholdsSay: '同一摄像头 {cameraDays} 天内查看满 {cameraLooks} 次、同一人 {personDays} 天内查看满 {personLooks} 次，即向队长、所长提示。', setThresholds: '修改门槛', thresholdsNote: '全县适用；法规没有规定次数，由县局负责人定。修改记入账本，立即生效。', oneCamera: '同一摄像头', onePerson: '同一人', daysIn: '天内', times: '次', cameraLooks: '同一摄像头的次数', cameraDays: '同一摄像头的天数', personLooks: '同一人的次数', personDays: '同一人的天数',
    looksOfGrant: '这次授权的查看记录', actsOfGrant: '账本中的全部行为', openGrant: '打开授权',
    sample: '随机抽查', sampleAgain: '再抽一组', sampleEmpty: '还没有查看记录', looksTable: '导出全部记录', opened: '打开时间', who: '查看人', camera: '摄像头', number: '案件编号', served: '实际看到', servedSays: '{length}，{stills} 幅',
  },
  en: {
    thresholds: 'Thresholds of looks', requests: 'Waiting for me', notices: 'Notices', empty: 'Nothing waits for you', emptyHint: 'Requests appear here at once', emergency: 'Emergency', size: '{cameras} cameras × {hours} h', wide: 'wide: check the need',
    what: 'What is asked for', why: 'Why it is needed', danger: 'The danger', basis: 'Legal basis', basis_crim_62: 'CRIM art. 62', basis_adm_28: 'ADM art. 28', asker: 'Asked by',
    ownRequest: 'You asked for this or are its second officer: someone else decides', waitsForSecond: 'Waits for the second officer, {name}',
    lasts: 'Lasts', days: '{count} d', otherDay: 'Other…', untilNeeded: 'Choose an end', defer: 'The owners are told at once', deferSays: 'The owners are told later: with a ground and a date, and then by itself',
    deferUntil: 'Until', deferUntilNeeded: 'Choose a date', deferGround: 'Ground', deferGroundNeeded: 'Say why', deferGroundHint: 'e.g. the owner is involved; telling would hinder the case',
    note: 'Remark (optional)', refuseWhy: 'Why it is refused', refuseWhyNeeded: 'Say why', approve: 'Approve', refuse: 'Refuse', refuseDots: 'Refuse…', back: 'Back', approved: 'Approved; the owners were served', refused: 'Refused',
    confirmTitle: 'You are the second officer on duty', confirmSays: 'With this you vouch in your own name that a life is in danger. The picture opens at once, and the auditor is told.', confirm: 'Confirm the emergency look',
    reviewWaits: 'The head has to uphold or report it by {at}; else it is reported by itself', review_upheld: 'Upheld by the head', review_reported: 'Reported by the head: no ground', review_overdue: 'Nobody upheld it in time: reported',
    upholdTitle: 'Uphold or report this emergency look within {left}', upholdOpen: 'The pictures are open until {until}. If nobody decides by {at}, it is reported to the auditor and the chief by itself.', upholdOver: 'The pictures are closed. If nobody decides by {at}, it is reported to the auditor and the chief by itself.', upholdWhy: 'What you found', upholdHint: 'e.g. the missing man was found at the bridge; the look was needed', upholdWhyNeeded: 'Say what you found', uphold: 'Uphold', report: 'No danger: report it', upholdDone: 'Upheld; it stands in the ledger', reportDone: 'Reported to the auditor and the chief; the pictures are closed', decideBefore: 'to be upheld or reported by {at}', caseWaiting: 'Cases (decided on their own page)',
    noticesEmpty: 'No notices', noticesEmptyHint: 'Emergency looks and repeated looks at one camera or by one person are told here', kind: 'What', about: 'About', raised: 'When', seen: 'Seen', see: 'Seen', seeHint: 'What you found (optional)', looksIn: '{count} looks in {days} days',
    notice_emergency: 'Emergency look', notice_emergency_overdue: 'Emergency look not upheld', notice_emergency_reported: 'Emergency look without ground', notice_repeat_camera: 'Repeated looks at a camera', notice_repeat_person: 'Repeated looks by one person', notice_review_finding: 'Weekly review: ask about a look', thresholdsSay: 'Head and chief are told from {cameraLooks} looks at one camera in {cameraDays} days on, and from {personLooks} looks by one person in {personDays} days on.', setThresholds: 'Set thresholds', thresholdsNote: 'For the whole county; no law names a number, the county’s head sets it. It goes on the ledger and holds at once.', oneCamera: 'One camera: in', onePerson: 'One person: in', daysIn: 'days', times: 'looks', cameraLooks: 'Looks at one camera', cameraDays: 'Days for one camera', personLooks: 'Looks by one person', personDays: 'Days for one person',
    looksOfGrant: 'Looks under this grant', actsOfGrant: 'All its acts on the ledger', openGrant: 'Open the grant',
    sample: 'Drawn at random', sampleAgain: 'Draw again', sampleEmpty: 'No looks yet', looksTable: 'All looks as a table', opened: 'Opened', who: 'Who', camera: 'Camera', number: 'Case', served: 'Served', servedSays: '{length}, {stills} pictures',
  },
})
