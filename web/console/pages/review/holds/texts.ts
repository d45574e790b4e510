import { defineTexts } from '../../../../shared/i18n/start.ts'

export const holdTexts = defineTexts({
  zh: {
    title: '录像保全', ask: '保全录像', empty: '本案没有保全录像；标记的片段和导出的证据会自动保全', asked: '已保全；七日内由办案部门负责人确认', over: '这份保全已结束',
    askTitle: '保全录像', askSays: '到期也不删除，只供本案使用；立即生效，七日内未经负责人确认自动失效。保全不等于可以查看，查看仍须申请调取。', reason: '理由', reasonHint: '例：案发时段录像即将到期，尚未取得调取通知书',
    says: '保全只是不删除，不能因此查看。须有案号和截止日期（条例第十七条）；案件结束后最多再留 60 日。',
    status_waiting: '待确认', status_confirmed: '保全中', status_released: '已解除', status_ended: '已到期', lapses: '{at} 前未确认即失效', until: '到 {at}', source_clip: '随片段', source_export: '随证据', confirmedBy: '{name}确认', caseEnded: '案件已结束，到期后删除',
    confirm: '确认', extend: '延长', release: '解除', confirmTitle: '确认保全', extendTitle: '延长保全', releaseTitle: '解除保全', untilWhen: '保全到', days: '{days} 日（{at}）',
    confirmSays: '确认后，这段录像到期也不删除，直到所选日期。', extendSays: '从今天起重新计算。', releaseSays: '解除后，已过存储期限的录像将被删除，不能恢复。', done_confirm: '已确认', done_extend: '已延长', done_release: '已解除',
  },
  en: {
    title: 'Footage on hold', ask: 'Hold footage', empty: 'Nothing is on hold; clips and exported evidence are held by themselves', asked: 'On hold; the head of the unit confirms it within seven days', over: 'This hold is over',
    askTitle: 'Hold footage', askSays: 'It is not deleted when its time is over, for this case alone. It holds at once, and lapses in seven days unless the head confirms it. Holding is not looking: that takes a request.', reason: 'Why', reasonHint: 'e.g. footage of the moment is about to expire, the notice is not issued yet',
    says: 'A hold only keeps; nobody may look because of it. It has a case number and an end (Decree 799, art. 17), and lasts 60 days at most after its case.',
    status_waiting: 'To confirm', status_confirmed: 'On hold', status_released: 'Released', status_ended: 'Ended', lapses: 'lapses on {at} unless confirmed', until: 'until {at}', source_clip: 'with a clip', source_export: 'with evidence', confirmedBy: 'confirmed by {name}', caseEnded: 'The case is over; deleted after that day',
    confirm: 'Confirm', extend: 'Prolong', release: 'Release', confirmTitle: 'Confirm the hold', extendTitle: 'Prolong the hold', releaseTitle: 'Release the hold', untilWhen: 'Hold until', days: '{days} days ({at})',
    confirmSays: 'This footage then stays beyond its time, until the day you choose.', extendSays: 'Counted anew from today.', releaseSays: 'What is past its retention is then deleted, for good.', done_confirm: 'Confirmed', done_extend: 'Prolonged', done_release: 'Released',
  },
})
