import type { Content } from '../../rules.ts'
import { writeItems } from './item.ts'

const { should, shouldNot, count, ask, photo } = writeItems('rented')

/** 出租房屋: of the house, not of who lives there. */
export const rented: Content = {
  title: { zh: '出租房屋安全检查', en: 'Rented rooms' },
  kind: 'rented',
  items: [
    count('rooms', ['出租房间数', 'Rooms let'], ['间', ''], { min: 1, max: 300 }),
    shouldNot('partition', ['是否用可燃材料隔断', 'Are partitions of stuff that burns?'], ['serious', '使用可燃材料隔断', 'Partitions of stuff that burns']),
    should('second_exit', ['十间以上是否有第二个安全出口', 'Where there are ten rooms or more: is there a second exit?'], ['serious', '出租房间较多且只有一个出口', 'Many rooms let and one exit only'], { help: ['不足十间选“不适用”', 'Fewer than ten: does not apply'] }),
    should('smoke', ['每间是否装有烟感报警器', 'Has each room a smoke alarm?'], ['minor', '没有烟感报警器', 'No smoke alarms']),
    shouldNot('kitchen_gas', ['卧室内是否使用或存放液化气', 'Is gas used or kept in a bedroom?'], ['major', '卧室内使用或存放液化气', 'Gas is used or kept in a bedroom'], { kind: 'gas' }),
    ask('heater', ['是否有燃气热水器', 'Is there a gas water heater?']),
    should('flue', ['热水器烟道是否通到室外', 'Does its flue lead outdoors?'], ['major', '燃气热水器烟道未通到室外', 'The flue of a gas water heater does not lead outdoors'], { after: ['heater', 'yes'] }),
    photo('photo', ['现场照片', 'Photos']),
  ],
}
