import { defineTexts } from '../../shared/i18n/start.ts'

export const alreadyTexts = defineTexts({
  zh: {
    title: '可能已经登记过', why: '先问一下，是不是同一个人。', looking: '正在查有没有登记过…', here: '就在这一户', isThis: '是这个人，搬来这里', isNew: '按新人登记', back: '返回修改',
    bornIn: '{year} 年生', ended: '原记录已终止', same: '{fields}相同', field_name: '姓名', field_birth: '出生日期', field_identityNumber: '证件号', field_phone: '电话', comma: '、', moved: '搬来', offlineNote: '没有网络：只与本机所带的计划比对。',
  },
  en: {
    title: 'May be registered already', why: 'Ask first whether it is the same person.', looking: 'Looking whether they are registered…', here: 'lives here', isThis: 'This is them: moved here', isNew: 'Somebody new', back: 'Back to the form',
    bornIn: 'born {year}', ended: 'that record has ended', same: 'same {fields}', field_name: 'name', field_birth: 'birth', field_identityNumber: 'number', field_phone: 'phone', comma: ', ', moved: 'moved here', offlineNote: 'No network: compared with the rounds on this phone alone.',
  },
})
