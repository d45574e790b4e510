import { defineTexts } from '../../../../shared/i18n/start.ts'

export const importTexts = defineTexts({
  zh: {
    import: '导入清单', importTitle: '导入摄像头清单', importHint: '先检查，后导入：检查列出每一处错误，不写入任何内容。导入后的摄像头处于未启用状态。', importTemplate: '下载模板',
    importChoose: '选择 XLSX 或 CSV 文件', importAnother: '换一个文件', importChecking: '正在检查…', importRows: '共 {rows} 行', importReady: '{count} 行可导入', importKnown: '{count} 行已在登记中', importFaulty: '{count} 行有误',
    importIgnored: '不认识的列，内容不导入：{columns}', importFaults: '错误清单（CSV）', importGo: '导入 {count} 个摄像头', importNothing: '没有可导入的新摄像头', importRunning: '正在导入 {done} / {of}',
    importDone: '已登记 {added} 个摄像头', importDoneFaulty: '有误的行没有导入：改正后再导入同一份清单即可，已登记的不会重复。', importBroke: '导入中断：已登记的保留，重新导入同一份清单会接着做。',
    importLine: '行', importColumn: '列', importWhat: '问题与办法', importWholeRow: '整行',
  },
  en: {
    import: 'Import a list', importTitle: 'Import a list of cameras', importHint: 'First a check, then the import: the check names every fault and writes nothing. Imported cameras are not active yet.', importTemplate: 'Download the template',
    importChoose: 'Choose an XLSX or CSV file', importAnother: 'Another file', importChecking: 'Checking…', importRows: '{rows} rows', importReady: '{count} can be imported', importKnown: '{count} already registered', importFaulty: '{count} with faults',
    importIgnored: 'Unknown columns, left out: {columns}', importFaults: 'List of faults (CSV)', importGo: 'Import {count} cameras', importNothing: 'Nothing new to import', importRunning: 'Importing {done} of {of}',
    importDone: '{added} cameras registered', importDoneFaulty: 'Faulty rows were left out: correct them and import the same list again; nothing is registered twice.', importBroke: 'The import broke off: what is registered stays; import the same list again and it goes on.',
    importLine: 'Line', importColumn: 'Column', importWhat: 'What is wrong, what to do', importWholeRow: 'whole row',
  },
})
