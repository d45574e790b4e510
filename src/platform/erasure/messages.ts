import type { Catalogue } from '../http/messages.ts'

export const erasureMessages: Catalogue = {
  erasure_exists: {
    zh: { message: '该删除申请已登记。', todo: '请在删除申请列表中查看。' },
    en: { message: 'This request is already written down.', todo: 'Look it up in the list of erasures.' },
  },
  erasure_decided: {
    zh: { message: '该删除申请已办结。', todo: '如仍需删除，请另行申请。' },
    en: { message: 'This request is already decided.', todo: 'Ask anew if something still has to go.' },
  },
  erasure_own: {
    zh: { message: '不能批准自己提出的删除申请。', todo: '请由另一名有权人员批准。' },
    en: { message: 'Nobody orders an erasure that they asked for.', todo: 'Another person with the right has to order it.' },
  },
  erasure_empty: {
    zh: { message: '所列记录没有可删除的内容。', todo: '请核对记录编号；内容可能已被删除。' },
    en: { message: 'The records named have no content left to erase.', todo: 'Check the numbers; it may be gone already.' },
  },
  erasure_of_erasure: {
    zh: { message: '删除申请本身不能被删除。', todo: '请从列表中去掉它。' },
    en: { message: 'An erasure itself cannot be erased.', todo: 'Take it off the list.' },
  },
  erasure_breaks: {
    zh: { message: '删除后 {record} 无法成立：{reason}。', todo: '未作任何改动。请把此信息告诉系统管理员。' },
    en: { message: 'Without that content {record} could not stand: {reason}.', todo: 'Nothing was changed. Tell the system administrator.' },
  },
  erasure_list_unreadable: {
    zh: { message: '{file} 第 {lines} 行无法读取，其中可能有恢复备份后须再次执行的删除。', todo: '未作任何改动。请按该文件夹的副本改正该行；没有副本时请删去该行：数据库中已有的删除会自动重新列入，恢复时丢失的须重新批准。' },
    en: { message: 'Line {lines} of {file} cannot be read, and may hold an erasure that a restored backup has to carry out again.', todo: 'Nothing was changed. Set it right from a copy of that folder; where there is none, remove the line: what the database holds is listed again by itself, what a restore lost has to be ordered anew.' },
  },
}
