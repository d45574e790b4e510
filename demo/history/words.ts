import { natures, type DemoIncident, type Disposition } from '../county/index.ts'
import { randomFrom } from '../random.ts'

/** What crews and the desk wrote, in their own few words. */
const reports: Record<Disposition, readonly string[]> = {
  case_opened: ['已到场，现场已保护，询问报警人，拟受案。', '已到场核实，情况属实，带回办理。'],
  settled_on_scene: ['已到场，双方已劝开。', '已到场，正在调解。'],
  helped: ['已到场，正在帮助处理。', '已到场，人员平安。'],
  advised: ['已到场，向当事人说明情况。', '已到场查看，未见异常。'],
  handed_over: ['已到场，双方同意由社区调解。', '已到场，移交社区跟进。'],
  unfounded: ['已到场，未发现所述情况。'],
  closed_at_desk: [''],
}

const closings: Record<Disposition, readonly string[]> = {
  case_opened: ['移交案件办理队。'],
  settled_on_scene: ['当场处理完毕，双方无异议。', '当场调解，双方握手言和。'],
  helped: ['已帮助解决。', '已送回家中。'],
  advised: ['已告知处理途径。', '已提醒注意，当事人表示明白。'],
  handed_over: ['移交社区民警继续调解。'],
  unfounded: ['经核查不属实。'],
  closed_at_desk: [''],
}

export const reportText = (call: DemoIncident): string => randomFrom(`report ${call.key}`).pick(reports[call.disposition])
export const closingText = (call: DemoIncident): string => randomFrom(`closing ${call.key}`).pick(closings[call.disposition])
/** 电动自行车被盗案 */
export const caseTitle = (call: DemoIncident): string => `${natures.find((n) => n.key === call.nature)!.name}案`
