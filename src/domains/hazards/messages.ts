import type { Catalogue } from '#platform/http/messages.ts'
import { checklistMessages } from './checklists/messages.ts'

export const hazardMessages: Catalogue = {
  ...checklistMessages,
  hazard_exists: {
    zh: { message: '这条隐患已登记为 {number}。', todo: '请在隐患列表中查看。' },
    en: { message: 'This hazard was already written down as {number}.', todo: 'Look it up in the list of hazards.' },
  },
  hazard_ended: {
    zh: { message: '隐患 {number} 已办结，不能再改动。', todo: '如仍有问题，请先重新打开并写明原因。' },
    en: { message: 'Hazard {number} has ended and is not changed any more.', todo: 'If it is still there, open it again and say why.' },
  },
  hazard_open: {
    zh: { message: '隐患 {number} 还没有办结。', todo: '请直接继续处理。' },
    en: { message: 'Hazard {number} has not ended.', todo: 'Go on with it as it is.' },
  },
  hazard_own: {
    zh: { message: '隐患 {number} 是您发现的，不能由您本人销案或撤销。', todo: '请另一名社区民警或所长核实后办理。' },
    en: { message: 'You found hazard {number} yourself: you do not close or withdraw it.', todo: 'Ask another community officer or the chief to look at it.' },
  },
  hazard_not_rechecked: {
    zh: { message: '隐患 {number} 尚未复查合格，也没有接收单位的回执。', todo: '请先复查，合格后再销案。' },
    en: { message: 'Hazard {number} has passed no re-check, and no other authority has given a receipt.', todo: 'Re-check it first; close it once it passed.' },
  },
  hazard_mended: {
    zh: { message: '隐患 {number} 已复查合格，不需要移交。', todo: '请销案；如复查有误，请先撤回复查。' },
    en: { message: 'Hazard {number} has passed its re-check: there is nothing to hand over.', todo: 'Close it; or take the re-check back if it was wrong.' },
  },
  hazard_handed_over: {
    zh: { message: '隐患 {number} 已经移交。', todo: '如移交错了，请先撤回移交。' },
    en: { message: 'Hazard {number} was handed over already.', todo: 'If to the wrong one, take it back first.' },
  },
  hazard_not_handed_over: {
    zh: { message: '隐患 {number} 没有移交给其他部门。', todo: '请查看当前状态。' },
    en: { message: 'Hazard {number} was not handed over.', todo: 'Look at how it stands.' },
  },
  hazard_received: {
    zh: { message: '隐患 {number} 的回执已登记。', todo: '请与接收单位联系。' },
    en: { message: 'The receipt for hazard {number} is already here.', todo: 'Speak with the authority that received it.' },
  },
  hazard_assignee: {
    zh: { message: '{login} 不是本所在岗的社区民警、辅警、网格员或所长。', todo: '请从名单中选择。' },
    en: { message: '{login} is no active community officer, auxiliary, grid worker or chief of this station.', todo: 'Choose from the list.' },
  },
  hazard_same: {
    zh: { message: '隐患不能是它自己的重复。', todo: '请选择之前的另一条隐患。' },
    en: { message: 'A hazard is no repetition of itself.', todo: 'Choose the former one.' },
  },
  hazard_not_raised: {
    zh: { message: '隐患 {number} 不是重大隐患，不需要指挥室知悉。', todo: '请查看其等级。' },
    en: { message: 'Hazard {number} is not a major one: the command room was not told.', todo: 'Look at its severity.' },
  },
  hazard_no_party: {
    zh: { message: '隐患 {number} 还没有登记责任人。', todo: '请先更正并写明责任人。' },
    en: { message: 'Nobody is written down as responsible for hazard {number}.', todo: 'Correct it and say who is.' },
  },
  hazard_flag_own: {
    zh: { message: '这条情况是您本人上报的，不能由您处理。', todo: '请所长或指挥长处理。' },
    en: { message: 'You sent this yourself: another supervisor looks at it.', todo: 'Ask the chief or the command room’s lead.' },
  },
}
