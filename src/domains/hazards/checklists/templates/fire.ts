import type { Content } from '../../rules.ts'
import { writeItems } from './item.ts'

const { should, shouldNot, choose, count, photo, tell } = writeItems('fire')

/** 消防: small shops and houses that a station looks at. */
export const fire: Content = {
  title: { zh: '消防安全检查', en: 'Fire safety' },
  kind: 'fire',
  items: [
    choose('place', ['场所类型', 'Kind of place'], { shop: ['沿街店铺', 'shop'], works: ['作坊、仓库', 'workshop or store'], housing: ['居民楼', 'housing'], public: ['公共场所', 'public place'] }),
    should('exit', ['安全出口和疏散通道是否畅通', 'Are exits and ways out clear?'], ['serious', '疏散通道或安全出口被占用、堵塞', 'A way out is blocked'], { help: ['走一遍；杂物、锁闭的门、停放的车都算堵塞', 'Walk it: things left there, locked doors and parked bikes all block it'] }),
    shouldNot('exit_locked', ['营业期间安全出口是否上锁', 'Is an exit locked while the place is open?'], ['major', '营业期间安全出口上锁', 'An exit is locked while the place is open'], { after: ['place', 'shop', 'works', 'public'] }),
    count('extinguishers', ['可用灭火器数量', 'Extinguishers that work'], ['具', ''], { min: 0, max: 500, below: 2, bad: ['minor', '灭火器数量不足或失效', 'Too few working extinguishers'] }, { help: ['压力表指针在绿区才算可用', 'Count those whose gauge is in the green'], after: ['place', 'shop', 'works', 'public'] }),
    shouldNot('sleeping', ['经营、生产或仓储区内是否住人', 'Does anyone sleep where goods are made, kept or sold?'], ['major', '“三合一”场所违规住人', 'People sleep among goods'], { after: ['place', 'shop', 'works'] }),
    shouldNot('bars', ['外窗防盗网是否没有逃生口', 'Are windows barred without a way out?'], ['serious', '防盗网未设逃生口', 'Barred windows without a way out'], { after: ['place', 'housing', 'shop'] }),
    should('hydrant', ['消火栓是否有水、未被遮挡', 'Has the hydrant water, and is it free?'], ['serious', '消火栓无水或被遮挡', 'A hydrant is dry or blocked'], { after: ['place', 'housing', 'public', 'works'] }),
    photo('photo', ['现场照片', 'Photos']),
    tell('note', ['其他情况', 'Anything else']),
  ],
}
