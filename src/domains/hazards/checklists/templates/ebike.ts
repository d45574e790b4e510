import type { Content } from '../../rules.ts'
import { writeItems } from './item.ts'

const { should, shouldNot, count, choose, photo } = writeItems('ebike')

/** 电动自行车停放充电. */
export const ebike: Content = {
  title: { zh: '电动自行车停放充电检查', en: 'E-bike parking and charging' },
  kind: 'ebike',
  items: [
    choose('where', ['主要停放处', 'Where do they stand?'], { shed: ['车棚', 'shed'], stairs: ['楼道、门厅', 'stairs or hall'], home: ['室内', 'inside homes'], open: ['室外空地', 'outdoors'] }, { bad: [['stairs', 'home'], 'serious', '电动自行车停放在楼道或室内', 'E-bikes stand on stairs or indoors'] }),
    shouldNot('stairs_charging', ['楼道、门厅或室内是否有车辆、电池在充电', 'Is a bike or battery charging on stairs, in a hall or indoors?'], ['major', '楼道或室内充电', 'Charging on stairs or indoors'], { after: ['where', 'stairs', 'home'] }),
    shouldNot('flying', ['是否“飞线”充电', 'Are cables hung from windows to charge?'], ['serious', '“飞线”充电', 'Cables hang from windows to charge']),
    should('cutoff', ['充电设施是否有过载、短路保护和充满断电', 'Does the charger cut off when overloaded, shorted or full?'], ['serious', '充电设施没有保护装置', 'The charger has no protection'], { after: ['where', 'shed', 'open'] }),
    should('apart', ['车棚与住宅是否有防火分隔', 'Is the shed kept apart from homes against fire?'], ['serious', '车棚与住宅没有防火分隔', 'The shed is not kept apart from homes'], { after: ['where', 'shed'] }),
    count('bikes', ['大约有多少辆', 'About how many bikes?'], ['辆', ''], { min: 0, max: 2000 }, { optional: true }),
    photo('photo', ['现场照片', 'Photos']),
  ],
}
