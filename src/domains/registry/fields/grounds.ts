import type { Ground } from './field.ts'

/** Grounds that fields share. Article numbers of laws that law.md does not hold in full text are to be confirmed. */

/** Police duty to keep household registration and residence records. */
export const population: Ground = {
  text: { zh: '户籍与居住登记职责（人民警察法第六条、户口登记条例、居住证暂行条例）', en: 'Duty to register residents (Police Law art. 6, Household Registration Regulations, Residence Permit Regulations)' }, confirmed: false,
}
/** Who lets rooms registers tenants; the police oversee it. */
export const letting: Ground = {
  text: { zh: '租赁房屋治安管理职责（租赁房屋治安管理规定）', en: 'Public-order duties for let rooms (Rules on Let Rooms)' }, confirmed: false,
}
/** Standard addresses: the frame that everything else stands on. */
export const addressing: Ground = {
  text: { zh: '标准地址与门楼牌管理（地名管理条例、GA/T 2000.32）', en: 'Standard addresses and door plates (Regulations on Place Names, GA/T 2000.32)' }, confirmed: false,
}
/** Daily fire inspection by police stations, and rescue: who is where, in what kind of building. */
export const fire: Ground = {
  text: { zh: '日常消防监督检查与救援（消防法、消防监督检查规定）', en: 'Daily fire inspection and rescue (Fire Protection Law, Fire Inspection Rules)' }, confirmed: false,
}
/** Units on the ground: who answers for a shop, an inn, a factory. */
export const units: Ground = {
  text: { zh: '单位内部治安与行业治安管理（企业事业单位内部治安保卫条例）', en: 'Public order in businesses (Regulations on Internal Security of Units)' }, confirmed: false,
}
/** Reaching someone for a service, a warning, a missing relative. */
export const reaching: Ground = {
  text: { zh: '联系与服务群众、危险时通知（人民警察法第二十一条）', en: 'Reaching people for help and warnings (Police Law art. 21)' }, confirmed: false,
}
