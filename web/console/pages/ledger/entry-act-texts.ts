const types = {
  zh: { address: '标准地址', building: '楼栋', dwelling: '房屋', household: '家庭户', person: '人员', business: '单位' },
  en: { address: 'Address', building: 'Building', dwelling: 'Dwelling', household: 'Household', person: 'Person', business: 'Business' },
}
const verbs = {
  zh: { registered: '登记', observed: '所见所报', corrected: '更正', settled: '裁定不一致', ended: '注销', revived: '恢复', joined: '并入另一条', tookIn: '并入他条', parted: '撤销并入', gaveBack: '撤销合并' },
  en: { registered: 'registered', observed: 'said or seen', corrected: 'corrected', settled: 'difference decided', ended: 'ended', revived: 'revived', joined: 'joined into another', tookIn: 'took in another', parted: 'parted again', gaveBack: 'gave back' },
}

type Language = keyof typeof types
type EntryKey = keyof (typeof types)['zh'] | `${keyof (typeof types)['zh']}.${keyof (typeof verbs)['zh']}`

/** All records of the spine have the same acts. */
export const entryActTexts = (language: Language) =>
  Object.fromEntries(Object.entries(types[language]).flatMap(([type, name]) => [[type, name], ...Object.entries(verbs[language]).map(([verb, text]) => [`${type}.${verb}`, text])])) as Record<EntryKey, string>
