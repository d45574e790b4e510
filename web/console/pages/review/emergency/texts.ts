import { defineTexts } from '../../../../shared/i18n/start.ts'

export const emergencyTexts = defineTexts({
  zh: {
    start: '紧急查看', startTitle: '紧急查看：危及生命', startSays: '协同民警确认后立即可看，一小时自动关闭；审计员即时获知，负责人 24 小时内确认，否则上报。', open: '提请确认并打开',
    danger: '什么危险', dangerHint: '谁、因何、面临什么危险', cameras: '摄像头', camerasHint: 'Alt+数字', noCameras: '没有可选的摄像头', household: '住户', metres: '{n} 米', second: '协同民警', onCall: '在此警情', noSecond: '现在没有其他在岗民警，请先联系一位登录', secondChoose: '选择在岗民警',
    span: '录像时段', span_around: '前后各 30 分钟', span_before: '过去 1 小时', liveToo: '另含实时画面',
    waitTitle: '等 {name} 确认', waitSays: '对方在控制台任何页面的顶部都会看到，按 Alt+Y 即可确认。请立即用电台或电话告知。', waited: '已等 {length}', lapses: '{at} 前未确认即失效',
    bar: '紧急查看', left: '剩余 {length}', closesAt: '{at} 自动关闭', over: '时间到，正在关闭', auditorKnows: '审计员已获知', mustDecide: '负责人须在 {at} 前确认', upheld: '负责人已确认',
    askedOfYou: '请您确认紧急查看', askedBy: '{name}：', confirmNow: '确认危及生命', confirmWaits: '另有 {count} 件待您确认', details: '详情', confirmed: '已确认，画面已开放；审计员已获知', see: '点此一同查看', raised: '紧急查看已开放', raised_overdue: '紧急查看逾期未确认', raised_reported: '紧急查看被负责人上报', raisedTodo: '点此查看',
  },
  en: {
    start: 'Emergency look', startTitle: 'Emergency look: danger to life', startSays: 'Opens when the second officer confirms, closes after an hour. The auditor is told at once; the head upholds it within 24 h, or it is reported.', open: 'Ask and open',
    danger: 'What danger', dangerHint: 'Who is in danger, of what', cameras: 'Cameras', camerasHint: 'Alt+digit', noCameras: 'No cameras to choose from', household: 'household', metres: '{n} m', second: 'Second officer', onCall: 'on this call', noSecond: 'No other officer is on duty: have one sign in first', secondChoose: 'An officer on duty',
    span: 'Footage of', span_around: '30 min before and after', span_before: 'the last hour', liveToo: 'live pictures too',
    waitTitle: 'Waiting for {name} to confirm', waitSays: 'It stands at the top of every page of their console; Alt+Y confirms. Tell them now, by radio or telephone.', waited: 'waiting {length}', lapses: 'lapses at {at}',
    bar: 'Emergency look', left: '{length} left', closesAt: 'closes by itself at {at}', over: 'Time is up: closing', auditorKnows: 'The auditor was told', mustDecide: 'The head decides by {at}', upheld: 'Upheld by the head',
    askedOfYou: 'You are asked to confirm an emergency look', askedBy: '{name}: ', confirmNow: 'Confirm: a life is in danger', confirmWaits: '{count} more wait for you', details: 'Details', confirmed: 'Confirmed: the pictures are open, and the auditor was told', see: 'Look along', raised: 'An emergency look was opened', raised_overdue: 'An emergency look was not upheld in time', raised_reported: 'The head reported an emergency look', raisedTodo: 'Open',
  },
})
