import type { Language } from '#platform/http/messages.ts'
import type { Kind, Severity, Words } from './rules.ts'
import type { Status } from './words.ts'

/** The words of a table that leaves the house; screens have their own catalogues. */
const words: Record<Kind | Severity | Status, Words> = {
  fire: { zh: '消防', en: 'fire' }, gas: { zh: '燃气', en: 'gas' }, wiring: { zh: '电气线路', en: 'wiring' }, ebike: { zh: '电动车充电', en: 'e-bike charging' },
  rented: { zh: '出租房屋', en: 'rented rooms' }, traffic: { zh: '交通', en: 'traffic' }, flood: { zh: '防汛地质', en: 'flood and geology' }, farm: { zh: '养殖农业', en: 'farm' },
  school_gate: { zh: '校门', en: 'school gate' }, structure: { zh: '房屋结构', en: 'structure' }, other: { zh: '其他', en: 'other' },
  minor: { zh: '一般', en: 'minor' }, serious: { zh: '较大', en: 'serious' }, major: { zh: '重大', en: 'major' },
  found: { zh: '待整改', en: 'to be mended' }, mending: { zh: '整改中', en: 'being mended' }, passed: { zh: '复查合格', en: 're-check passed' }, failed: { zh: '复查不合格', en: 're-check not passed' },
  handed_over: { zh: '已移交', en: 'handed over' }, closed: { zh: '已销案', en: 'closed' }, withdrawn: { zh: '已撤销', en: 'withdrawn' },
}

const columns: readonly Words[] = [
  { zh: '编号', en: 'number' }, { zh: '派出所', en: 'station' }, { zh: '类别', en: 'kind' }, { zh: '等级', en: 'severity' }, { zh: '状态', en: 'state' }, { zh: '地点', en: 'place' }, { zh: '情况', en: 'what' },
  { zh: '发现日期', en: 'found on' }, { zh: '整改期限', en: 'due' }, { zh: '逾期起始', en: 'overdue since' }, { zh: '办结日期', en: 'ended on' }, { zh: '经度', en: 'longitude' }, { zh: '纬度', en: 'latitude' },
]

export const sayWord = (word: Kind | Severity | Status, language: Language) => words[word][language]
export const columnsOf = (language: Language) => columns.map((column) => column[language])
