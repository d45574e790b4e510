import { defineTexts } from '../../../../shared/i18n/start.ts'

export const twinsTexts = defineTexts({
  zh: {
    pairsLeft: '还有 {count} 对', sureness_certain: '几乎可以肯定', sureness_likely: '很可能是同一人', differ: '不同的项', sameHere: '相同：{fields}',
    join: '是同一人，合并', apart: '是两个人', later: '先放一放', basis: '先选依据，再按 1 或 2', hint: '↑ ↓ 换项，← → 选留哪一边',
    joined: '“{name}”的两条记录已合并。', toldApart: '“{name}”与“{other}”记为两个人，不再提示。', undo: '撤销', undone: '已撤销，两条记录恢复原样。', undoReason: '刚才看错了',
    none: '没有疑似重复的人员', ran: '{at} 比对了 {people} 人', neverRan: '还没有比对过', ranHint: '每天夜里比对一次；系统只提示，从不自行合并', runNow: '现在比对', ranNow: '比对了 {people} 人，疑似重复 {likely} 对', noRight: '疑似重复由社区民警和所长处理', more: '先处理这 {shown} 对，共 {total} 对', askingAgain: '正在看还有没有…',
    alreadyHere: '可能已经登记过', alreadyHereNote: '先问一下是不是同一个人。打开记录会记入审计。', same: '{fields}相同', field_name: '姓名', field_birth: '出生日期', field_identityNumber: '证件号', field_phone: '电话', hasEnded: '已终止', bornIn: '{year} 年生', openIt: '打开这条', comma: '、',
  },
  en: {
    pairsLeft: '{count} pairs left', sureness_certain: 'nearly certain', sureness_likely: 'likely the same person', differ: 'What differs', sameHere: 'The same: {fields}',
    join: 'One person: join', apart: 'Two people', later: 'Later', basis: 'On what basis? Then 1 or 2', hint: '↑ ↓ go through the fields, ← → choose a side',
    joined: 'The two records of “{name}” are one now.', toldApart: '“{name}” and “{other}” are two people: they are not offered again.', undo: 'Undo', undone: 'Undone: both records are as they were.', undoReason: 'Looked at it wrongly',
    none: 'Nobody seems to be registered twice', ran: '{people} people compared, {at}', neverRan: 'Nobody was compared yet', ranHint: 'Compared once a night. It only offers; nothing is joined by itself', runNow: 'Compare now', ranNow: '{people} people compared, {likely} likely pairs', noRight: 'Community officers and the station chief decide who is registered twice', more: 'These {shown} pairs first, of {total}', askingAgain: 'Looking for more…',
    alreadyHere: 'May be registered already', alreadyHereNote: 'Ask whether it is the same person. Opening a record is audited.', same: 'same {fields}', field_name: 'name', field_birth: 'birth', field_identityNumber: 'number', field_phone: 'phone', hasEnded: 'ended', bornIn: 'born {year}', openIt: 'Open this one', comma: ', ',
  },
})
