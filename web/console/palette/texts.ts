import { defineTexts } from '../../shared/i18n/start.ts'

export const paletteTexts = defineTexts({
  zh: { title: '查找与命令', open: '查找', hint: '案件号、纠纷号、警情号、摄像头名、页面、命令', none: '没有找到', keys: '↑ ↓ 选择，Enter 打开，Esc 关闭', page: '页面', command: '命令', case: '案件', dispute: '纠纷', call: '警情', camera: '摄像头', act: '账本', actNo: '第 {seq} 条', history: '账本中的行为' },
  en: { title: 'Find and do', open: 'Find', hint: 'Number of a case, dispute or call, camera, page, command', none: 'Nothing found', keys: '↑ ↓ to choose, Enter to open, Esc to close', page: 'Page', command: 'Command', case: 'Case', dispute: 'Dispute', call: 'Call', camera: 'Camera', act: 'Ledger', actNo: 'No. {seq}', history: 'In the ledger' },
})
