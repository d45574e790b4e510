import type { Catalogue } from '../http/messages.ts'

export const fix = { zh: '请改正此格后重新检查。', en: 'Correct this cell and check again.' }

/** What can be wrong with a list that somebody imports, whatever it lists. */
export const tableMessages: Catalogue = {
  import_no_file: {
    zh: { message: '没有收到文件。', todo: '请选择一个 XLSX 或 CSV 文件。' },
    en: { message: 'No file came.', todo: 'Choose an XLSX or CSV file.' },
  },
  import_running: {
    zh: { message: '正在导入另一份清单。', todo: '请等它结束后再试；同一份清单可重复导入，不会重复登记。' },
    en: { message: 'Another list is being imported.', todo: 'Try again when it is done; the same list may come twice and adds nothing twice.' },
  },
  import_not_text: {
    zh: { message: '这不是 XLSX，也不是 CSV 文本（UTF-8 或 GB 18030）。', todo: '请在表格软件中另存为 XLSX 或 CSV 后再试。' },
    en: { message: 'This is neither XLSX nor CSV text (UTF-8 or GB 18030).', todo: 'Save it as XLSX or CSV in your spreadsheet and try again.' },
  },
  import_bad_workbook: {
    zh: { message: '这个表格文件读不出来：已损坏，或不是 XLSX。', todo: '请在表格软件中打开，另存为 XLSX 或 CSV 后再试。' },
    en: { message: 'This workbook cannot be read: it is damaged, or no XLSX.', todo: 'Open it in your spreadsheet, save it as XLSX or CSV and try again.' },
  },
  import_old_workbook: {
    zh: { message: '这是旧版 XLS 或加了密码的表格。', todo: '请去掉密码，另存为 XLSX 或 CSV 后再试。' },
    en: { message: 'This is an old XLS file, or one that is locked with a password.', todo: 'Take the password off, save it as XLSX or CSV and try again.' },
  },
  import_workbook_too_large: {
    zh: { message: '表格解开后过大。', todo: '请只保留清单一张表，去掉图片和多余的行，或分成几份导入。' },
    en: { message: 'The workbook is too large once unpacked.', todo: 'Keep the one sheet with the list, without pictures and empty rows, or import it in several parts.' },
  },
  import_formula: {
    zh: { message: '此格是公式（显示为“{value}”）。', todo: '请把公式粘贴为数值后重新检查。' },
    en: { message: 'This cell is a formula (it shows “{value}”).', todo: 'Paste its value in its place and check again.' },
  },
  import_error_cell: {
    zh: { message: '此格是错误值“{value}”。', todo: '请改为实际内容。' },
    en: { message: 'This cell is an error, “{value}”.', todo: 'Put in what belongs there.' },
  },
  import_date_cell: {
    zh: { message: '此格被表格软件当作日期（存为 {value}）。', todo: '请把此列设为“文本”后重新填写。' },
    en: { message: 'The spreadsheet took this cell for a date (stored as {value}).', todo: 'Format the column as text and type it anew.' },
  },
  import_digits_lost: {
    zh: { message: '“{value}”超过 15 位，表格软件已丢失末尾数字。', todo: '请把此列设为“文本”后重新填写完整编号。' },
    en: { message: '“{value}” has more than 15 digits: the spreadsheet has lost the last ones.', todo: 'Format the column as text and type the whole number anew.' },
  },
  import_merged: {
    zh: { message: '此格与别的格合并，内容不明。', todo: '请取消合并，逐行填写。' },
    en: { message: 'This cell is merged with others: what it holds is not known.', todo: 'Undo the merge and fill in every row.' },
  },
  import_too_many: {
    zh: { message: '第 {line} 行超出上限：{rows} 行、{columns} 列、每格 {cell} 字。', todo: '请分成几份导入。' },
    en: { message: 'Line {line} is beyond the bounds: {rows} rows, {columns} columns, {cell} characters a cell.', todo: 'Import it in several parts.' },
  },
  import_open_quote: {
    zh: { message: '第 {line} 行的引号没有结束。', todo: '请补上引号，或重新从表格软件导出。' },
    en: { message: 'A quote opened in line {line} does not end.', todo: 'Close it, or export the file again.' },
  },
  import_no_columns: {
    zh: { message: '缺少列：{columns}。', todo: '第一行须是列名；请补上这些列。' },
    en: { message: 'Columns are missing: {columns}.', todo: 'The first line holds the names of columns; add these.' },
  },
  import_column_twice: {
    zh: { message: '列“{column}”出现两次。', todo: '请只保留一列。' },
    en: { message: 'The column “{column}” is there twice.', todo: 'Keep one.' },
  },
  import_empty: {
    zh: { message: '此格不能为空。', todo: '请填写后重新检查。' },
    en: { message: 'This cell must not be empty.', todo: 'Fill it in and check again.' },
  },
  import_too_long: {
    zh: { message: '共 {length} 字，最多 {max} 字。', todo: '请缩短。' },
    en: { message: '{length} characters; {max} at most.', todo: 'Make it shorter.' },
  },
  import_odd_characters: {
    zh: { message: '含有不可见的控制字符。', todo: '请重新输入此格。' },
    en: { message: 'It holds invisible control characters.', todo: 'Type this cell anew.' },
  },
  import_not_number: {
    zh: { message: '“{value}”不是 {low} 到 {high} 之间的数。', todo: fix.zh },
    en: { message: '“{value}” is no number from {low} to {high}.', todo: fix.en },
  },
  import_not_a_choice: {
    zh: { message: '“{value}”不在可选项中。', todo: '请填写模板中的词，或代码之一：{choices}。' },
    en: { message: '“{value}” is none of the choices.', todo: 'Write one of: {choices}.' },
  },
  import_system_missing: {
    zh: { message: '有经纬度而未写坐标系。', todo: '请写明坐标系：{systems}；不写可能偏差 300 至 500 米。' },
    en: { message: 'The position does not name its system.', todo: 'Write one of {systems}; a wrong one is 300 to 500 m off.' },
  },
  import_system_unknown: {
    zh: { message: '不认识坐标系“{value}”。', todo: '请换算成并写明其中之一：{systems}。' },
    en: { message: 'The system “{value}” is not known.', todo: 'Convert the position and write one of {systems}.' },
  },
  import_position_outside: {
    zh: { message: '位置（{lon}，{lat}）不在本县范围内。', todo: '请核对经纬度和坐标系。' },
    en: { message: 'The position ({lon}, {lat}) is outside the county.', todo: 'Check longitude, latitude and system.' },
  },
  import_position_swapped: {
    zh: { message: '位置（{lon}，{lat}）不在本县范围内，经度和纬度像是填反了。', todo: '请对调两格。' },
    en: { message: 'The position ({lon}, {lat}) is outside the county; longitude and latitude seem to be swapped.', todo: 'Swap the two cells.' },
  },
  import_file_too_large: {
    zh: { message: '文件超过 {megabytes} MB。', todo: '请分成几份导入；同一份可重复导入，不会重复登记。' },
    en: { message: 'The file has more than {megabytes} MB.', todo: 'Import it in several parts; the same part may come twice and adds nothing twice.' },
  },
}
