import type { Catalogue } from '#platform/http/messages.ts'
import { fix, tableMessages } from '#platform/tables/messages.ts'

export const importMessages: Catalogue = {
  ...tableMessages,
  import_not_yes_no: {
    zh: { message: '“{value}”不是“是”或“否”。', todo: fix.zh },
    en: { message: '“{value}” is neither yes nor no.', todo: fix.en },
  },
  import_station_unknown: {
    zh: { message: '没有派出所“{value}”。', todo: '请填写派出所的全称或编号。' },
    en: { message: 'There is no station “{value}”.', todo: 'Write its full name or its id.' },
  },
  import_station_not_yours: {
    zh: { message: '您不能为“{value}”登记摄像头。', todo: '请由该所所长或指挥室负责人导入。' },
    en: { message: 'You may not register cameras for “{value}”.', todo: 'Let that station’s chief or the command room’s lead import it.' },
  },
  import_number_twice: {
    zh: { message: '编号与第 {first} 行相同。', todo: '请改正编号，或删去重复的一行。' },
    en: { message: 'The number is that of line {first}.', todo: 'Correct it, or remove one of the rows.' },
  },
  import_address_twice: {
    zh: { message: '视频流地址与第 {first} 行相同。', todo: '请改正地址，或删去重复的一行。' },
    en: { message: 'The stream address is that of line {first}.', todo: 'Correct it, or remove one of the rows.' },
  },
  import_row_twice: {
    zh: { message: '派出所、名称、地点与第 {first} 行相同。', todo: '请补上编号以示区别，或删去重复的一行。' },
    en: { message: 'Station, name and place are those of line {first}.', todo: 'Give both a number, or remove one of the rows.' },
  },
  import_number_taken: {
    zh: { message: '此编号已登记为另一个摄像头。', todo: '请核对编号；如是同一个，请在登记中更正，不要再导入。' },
    en: { message: 'Another camera is registered with this number.', todo: 'Check it; if it is the same camera, correct it in the register instead.' },
  },
  import_address_taken: {
    zh: { message: '此视频流地址已登记为另一个摄像头。', todo: '请核对地址；如是同一个，请在登记中更正，不要再导入。' },
    en: { message: 'Another camera is registered with this stream address.', todo: 'Check it; if it is the same camera, correct it in the register instead.' },
  },
}
