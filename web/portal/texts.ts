import { defineTexts } from '../shared/i18n/start.ts'

export const portalTexts = defineTexts({
  zh: {
    title: '我的摄像头', looks: '谁看过', services: '通知书', cameras: '摄像头',
    looksEmpty: '还没有人查看过您的摄像头', looksEmptyHint: '每一次查看都会列在这里：谁、何时、看了哪段、因何案件', lookedBy: '{name}（{unit}）', because: '依据：{number}',
    sawLive: '实时画面，约 {minutes} 分钟', more: '另有 {count} 段', stills: '预览图 {count} 幅', sawNothing: '已打开，尚未播放', takenBy: '{name} 导出了录像',
    emergency: '紧急查看：危及生命', incident_live: '警情现场实时画面',
    servicesEmpty: '没有送达给您的通知书', servicesEmptyHint: '民警调取您的录像获批后，通知书会送达到这里，由您签收或拒签', noDocument: '紧急查看告知', unit: '办案单位', number: '案件编号', camera: '摄像头', range: '时间范围', items: '调取内容', answerBy: '答复期限', served: '送达时间',
    sign: '签收', decline: '拒签', answer_signed: '已签收', answer_declined: '已拒签', answer_none: '待签收', back: '返回',
    signTitle: '签收通知书', signSays: '签收表示您已收到这份调取证据通知书。', declineTitle: '拒绝签收', declineSays: '您可以拒签；办案单位会注明，调取不因此停止。如认为不当，可向县公安局督察部门反映。', declineWhy: '理由（可不填）',
    camerasEmpty: '您名下没有摄像头', camerasEmptyHint: '如有遗漏，请联系社区民警登记', online: '在线', offline: '离线', unknown: '未知', kept: '录像保存 {days} 天', lookedAt: '被查看 {count} 次',
    own_camera: '您本人查看', bySelf: '您本人查看', look: '看录像', live: '看实时', pause: '暂停录像', resume: '提前恢复', paused: '已暂停', pausedUntil: '您已暂停录像，{at} 自动恢复', notRecording: '未启用',
    pauseTitle: '暂停录像到什么时候？', pauseSays: '到时自动恢复，也可随时提前恢复。民警会看到“所有人暂停”；已有的录像照常保存。', pause_1: '1 小时', pause_8: '8 小时', pause_24: '1 天', pause_168: '7 天', until: '到 {at}', pauseDone: '已暂停', resumeDone: '已恢复',
    reasonTitle: '为什么要看？', reasonSays: '每次查看都会记录在案，您在“谁看过”里也能看到。录像里有别人，请勿外传。', reason_theft: '丢了东西', reason_damage: '东西被损坏', reason_check: '检查摄像头', reason_other: '其他', reasonWhat: '请写明原因', start: '开始查看',
    day: '哪一天', time: '几点', playHere: '播放这一分钟', saveHere: '保存这一分钟', shownAt: '画面时间', noPicture: '这个时间没有录像', recorded: '有录像', earlier: '前 1 分钟', later: '后 1 分钟', nothingDay: '这一天没有录像', loading: '正在读取…', playing: '正在播放', close: '结束查看', saved: '已保存，请勿外传',
  },
  en: {
    title: 'My cameras', looks: 'Looks', services: 'Notices', cameras: 'Cameras',
    looksEmpty: 'Nobody has looked at your cameras', looksEmptyHint: 'Every look stands here: who, when, which stretch, for which case', lookedBy: '{name} ({unit})', because: 'Ground: {number}',
    sawLive: 'live pictures, about {minutes} min', more: 'and {count} more', stills: '{count} single pictures', sawNothing: 'opened, nothing played yet', takenBy: '{name} exported footage',
    emergency: 'Emergency look: danger to life', incident_live: 'Live pictures of a call',
    servicesEmpty: 'No notices', servicesEmptyHint: 'When footage of yours is granted to the police, the notice is served here for you to sign or refuse', noDocument: 'Notice of an emergency look', unit: 'Unit', number: 'Case', camera: 'Camera', range: 'Time', items: 'What', answerBy: 'Answer by', served: 'Served',
    sign: 'Sign', decline: 'Refuse', answer_signed: 'Signed', answer_declined: 'Refused', answer_none: 'Waits for you', back: 'Back',
    signTitle: 'Sign the notice', signSays: 'Signing says that you have received this notice.', declineTitle: 'Refuse to sign', declineSays: 'You may refuse; the unit notes it, and the retrieval goes on. If you think it is wrong, tell the inspection office of the county bureau.', declineWhy: 'Why (optional)',
    camerasEmpty: 'No camera is in your name', camerasEmptyHint: 'If one is missing, tell your community officer', online: 'Online', offline: 'Offline', unknown: 'Unknown', kept: 'Footage kept {days} days', lookedAt: 'looked at {count} times',
    own_camera: 'Your own look', bySelf: 'You looked yourself', look: 'See footage', live: 'See live', pause: 'Pause', resume: 'Resume now', paused: 'Paused', pausedUntil: 'You paused it; it goes on by itself at {at}', notRecording: 'Not active',
    pauseTitle: 'Pause until when?', pauseSays: 'It goes on by itself, or earlier when you say so. The police see “paused by owner”; footage that is there stays.', pause_1: '1 hour', pause_8: '8 hours', pause_24: '1 day', pause_168: '7 days', until: 'until {at}', pauseDone: 'Paused', resumeDone: 'Recording again',
    reasonTitle: 'Why do you want to look?', reasonSays: 'Every look is written down; you find it under “Looks”. Others are in the picture: do not pass it on.', reason_theft: 'Something is missing', reason_damage: 'Something was damaged', reason_check: 'Checking the camera', reason_other: 'Other', reasonWhat: 'Please say why', start: 'Look',
    day: 'Day', time: 'Time', playHere: 'Play this minute', saveHere: 'Save this minute', shownAt: 'Picture of', noPicture: 'Nothing was recorded then', recorded: 'recorded', earlier: '1 minute back', later: '1 minute on', nothingDay: 'Nothing was recorded on this day', loading: 'Loading…', playing: 'Playing', close: 'End', saved: 'Saved; do not pass it on',
  },
})
