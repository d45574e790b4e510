import type { Catalogue } from '#platform/http/messages.ts'
import { fix, tableMessages } from '#platform/tables/messages.ts'

export const exchangeMessages: Catalogue = {
  ...tableMessages,
  import_no_rows: {
    zh: { message: '文件中没有数据行。', todo: '第一行是列名，从第二行起每行一条记录；请检查是否选错了文件或工作表。' },
    en: { message: 'The file holds no rows.', todo: 'The first line holds the names of columns, each further one a record; check whether it is the right file or sheet.' },
  },
  import_bad_geojson: {
    zh: { message: '这不是 GeoJSON 要素集（FeatureCollection，UTF-8）。', todo: '请从地图软件重新导出 GeoJSON，或改用 CSV、XLSX。' },
    en: { message: 'This is no GeoJSON feature collection in UTF-8.', todo: 'Export it from your map software as GeoJSON again, or use CSV or XLSX.' },
  },
  import_bad_id: {
    zh: { message: '“{value}”不能作编号。', todo: '编号只用字母、数字和 _ / . -，不超过 80 位。' },
    en: { message: '“{value}” cannot be an id.', todo: 'An id has letters, digits and _ / . - alone, 80 at most.' },
  },
  import_no_key: {
    zh: { message: '没有编号、证件号码或出生日期，无法区分同名的人。', todo: '请补上其中一项，使再次导入时能找到同一条记录。' },
    en: { message: 'Without id, document number or date of birth this person cannot be told from others of that name.', todo: 'Add one of them, so that the same file finds the same record again.' },
  },
  import_entry_twice: {
    zh: { message: '与第 {first} 行是同一条记录。', todo: '请删去重复的一行；确是两条的，请各填编号。' },
    en: { message: 'It is the same record as line {first}.', todo: 'Remove one of the rows; if they are two, give each an id.' },
  },
  import_no_such_record: {
    zh: { message: '“{what}”“{value}”不在登记中。', todo: '请先导入上一级（地址、房屋、户）；这里可填编号，或门牌编码、完整地址，后面空格再写单元和室号。' },
    en: { message: '“{value}” ({what}) is not in the register.', todo: 'Import what it refers to first (addresses, dwellings, households). It may be named by its id, or by plate code or whole address, then entrance and room after spaces.' },
  },
  import_several_such: {
    zh: { message: '“{what}”“{value}”在登记中有 {count} 条。', todo: '请填其中一条的编号。' },
    en: { message: '{count} records are known as “{value}” ({what}).', todo: 'Give the id of the one that is meant.' },
  },
  import_several: {
    zh: { message: '登记中有 {count} 条与本行相同，分不清是哪一条。', todo: '请在本行填编号，或先在登记中合并。' },
    en: { message: '{count} records of the register are the same as this row.', todo: 'Give the id of the one that is meant, or join them first.' },
  },
  import_other_station: {
    zh: { message: '这条记录属于别的派出所。', todo: '请由该所导入；此行请删去。' },
    en: { message: 'This record is another station’s.', todo: 'Let that station import it; take the row out.' },
  },
  import_not_a_day: {
    zh: { message: '“{value}”不是日期。', todo: '请写成 1988-04-12。' },
    en: { message: '“{value}” is no day.', todo: 'Write it as 1988-04-12.' },
  },
  import_no_identifier: {
    zh: { message: '“{value}”不是号码。', todo: fix.zh },
    en: { message: '“{value}” is no number.', todo: fix.en },
  },
  import_masked: {
    zh: { message: '“{value}”是遮盖后的号码，与登记的对不上。', todo: '请填写完整号码，或留空。' },
    en: { message: '“{value}” is a masked number, and not that of the register.', todo: 'Write the whole number, or leave the cell empty.' },
  },
  import_ended: {
    zh: { message: '这条记录已终止（{value}），登记中没有它。', todo: '已终止的不再新登记；请删去此行。' },
    en: { message: 'This record has ended ({value}), and the register does not have it.', todo: 'What has ended is not registered anew; take the row out.' },
  },
  export_nothing: {
    zh: { message: '本所没有这类登记。', todo: '请选择另一类。' },
    en: { message: 'Your station has no records of this type.', todo: 'Choose another type.' },
  },
  export_over: {
    zh: { message: '这份导出已超过七日。', todo: '请重新导出，内容以今日为准。' },
    en: { message: 'This copy is more than seven days old.', todo: 'Make a new one: it shows what stands today.' },
  },
  export_no_places: {
    zh: { message: '只有地址和楼栋可以导出为 GeoJSON。', todo: '请改用 CSV 或 XLSX。' },
    en: { message: 'Only addresses and buildings can be written as GeoJSON.', todo: 'Use CSV or XLSX.' },
  },
  export_beyond_sheet: {
    zh: { message: '超过一张工作表的上限 {rows} 行。', todo: '请改用 CSV；内容相同，不会截断。' },
    en: { message: 'A sheet holds {rows} rows; this has more.', todo: 'Use CSV: it holds the same, and all of it.' },
  },
  batch_open: {
    zh: { message: '批次 {number} 还没有确认报送。', todo: '请先确认已报送，或撤回该批次。' },
    en: { message: 'Batch {number} waits to be confirmed.', todo: 'Confirm that it was sent, or withdraw it.' },
  },
  batch_nothing: {
    zh: { message: '自上次报送以来没有新增或变更。', todo: '有变更后再报送。' },
    en: { message: 'Nothing is new or changed since the last batch.', todo: 'Make one when something has changed.' },
  },
  batch_withdrawn: {
    zh: { message: '这个批次已撤回。', todo: '请重新生成批次，内容会包括在内。' },
    en: { message: 'This batch was withdrawn.', todo: 'Make a new one: it holds the same records.' },
  },
}
