import type { Content } from '../../rules.ts'
import { writeItems } from './item.ts'

const { should, shouldNot, choose, photo, tell } = writeItems('school_gate')

/** 校门: the gate and the road before it. */
export const schoolGate: Content = {
  title: { zh: '校园门口安全检查', en: 'School gate' },
  kind: 'school_gate',
  items: [
    choose('when', ['检查时段', 'When?'], { arrive: ['上学', 'before school'], leave: ['放学', 'after school'], other: ['其他时段', 'at another time'] }),
    should('guard', ['是否有保安和护学力量在岗', 'Are guards and helpers there?'], ['serious', '上放学时段无人护学', 'Nobody watches over the way to school'], { after: ['when', 'arrive', 'leave'] }),
    should('barrier', ['防冲撞设施是否完好', 'Are the bollards sound?'], ['serious', '防冲撞设施缺失或损坏', 'Bollards are missing or broken']),
    should('crossing', ['斑马线、减速和警示标志是否清楚', 'Are crossing, bumps and signs plain to see?'], ['minor', '斑马线或标志不清', 'Crossing or signs are worn']),
    shouldNot('parking', ['门前是否乱停车辆、占道摆摊', 'Do cars or stalls block the gate?'], ['minor', '校门前车辆或摊点占道', 'Cars or stalls block the gate'], { kind: 'traffic' }),
    should('button', ['一键报警是否能接通', 'Does the alarm button reach us?'], ['serious', '一键报警不能接通', 'The alarm button does not work'], { help: ['先告知指挥室再测试', 'Tell the command room before the test'] }),
    photo('photo', ['现场照片', 'Photos']),
    tell('note', ['其他情况', 'Anything else']),
  ],
}
