import { defineTexts } from '../../shared/i18n/start.ts'

export const recheckTexts = defineTexts({
  zh: {
    toRecheck: '待复查的隐患', recheck: '复查', recheckGone: '这条隐患已不在本机的待复查清单里：可能已办结。', others: '还有 {count} 条没到期', yours: '由您复查', mends: '整改人 {who}',
    overdue: '逾期 {count} 天（{day} 到期）', dueToday: '今天到期', dueIn: '还有 {count} 天（{day} 到期）', result: '复查结果', is_passed: '已整改', is_not_passed: '还没整改', newDue: '新的整改期限', noteHint: '看到什么，谁答应什么时候改好',
    here: '这里有待复查的隐患', atDoor: '隐患待复查 {count}',
  },
  en: {
    toRecheck: 'Hazards to re-check', recheck: 'Re-check', recheckGone: 'This hazard is not on the phone’s list any more: it may have been closed.', others: '{count} more, not due yet', yours: 'yours to re-check', mends: '{who} has to mend it',
    overdue: 'overdue by {count} d (since {day})', dueToday: 'due today', dueIn: '{count} d left (due {day})', result: 'Result', is_passed: 'Mended', is_not_passed: 'Not yet', newDue: 'New day to mend it by', noteHint: 'What you see; who promised to mend it by when',
    here: 'A hazard here is to be re-checked', atDoor: '{count} to re-check',
  },
})
