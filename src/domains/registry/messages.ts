import type { Catalogue } from '#platform/http/messages.ts'
import { exchangeMessages } from './exchange/messages.ts'

export const registryMessages: Catalogue = {
  ...exchangeMessages,
  entry_exists: {
    zh: { message: '这条记录已经登记过。', todo: '请打开已有记录，在其上补充或更正。' },
    en: { message: 'This record is registered already.', todo: 'Open the one that stands, and add to it or correct it.' },
  },
  fields_missing: {
    zh: { message: '缺少必填项：{fields}。', todo: '请补齐后再保存；已填写的内容仍在。' },
    en: { message: 'Required fields are missing: {fields}.', todo: 'Fill them in and save again; what you typed is still there.' },
  },
  entry_joined: {
    zh: { message: '这条记录已并入另一条记录。', todo: '请在合并后的记录上操作，或先撤销合并。' },
    en: { message: 'This record was joined into another one.', todo: 'Work on that one, or undo the joining first.' },
  },
  entry_took_others: {
    zh: { message: '已有其他记录并入这条记录。', todo: '请把另一条记录并入这一条。' },
    en: { message: 'Other records were joined into this one.', todo: 'Join the other one into this.' },
  },
  entry_not_joined: {
    zh: { message: '这两条记录没有合并。', todo: '请刷新后再看。' },
    en: { message: 'These two records are not joined.', todo: 'Reload and look again.' },
  },
  difference_settled: {
    zh: { message: '这处不一致已经有人处理。', todo: '请刷新查看处理结果。' },
    en: { message: 'Somebody has decided this difference already.', todo: 'Reload to see what was decided.' },
  },
  field_not_sealed: {
    zh: { message: '这一项没有加密号码可显示。', todo: '请刷新后再看。' },
    en: { message: 'There is no encrypted number in this field.', todo: 'Reload and look again.' },
  },
  search_elsewhere: {
    zh: { message: '这次查询已在别处开始。', todo: '请关闭查询框后重新打开。' },
    en: { message: 'This search was begun elsewhere.', todo: 'Close the search box and open it again.' },
  },
  identity_number_length: {
    zh: { message: '身份证号码应为 18 位。', todo: '请对照证件重新输入；没有证件的请选择“无证件”。' },
    en: { message: 'An identity number has 18 characters.', todo: 'Read it from the card again; who has none: choose “none” as document.' },
  },
  identity_number_birth: {
    zh: { message: '身份证号码中的出生日期不存在。', todo: '请对照证件重新输入。' },
    en: { message: 'The date of birth in the identity number does not exist.', todo: 'Read it from the card again.' },
  },
  identity_number_check: {
    zh: { message: '身份证号码校验位不对，可能有一位输错。', todo: '请对照证件重新输入。' },
    en: { message: 'The check character of the identity number is wrong: one of its digits may be.', todo: 'Read it from the card again.' },
  },
}
