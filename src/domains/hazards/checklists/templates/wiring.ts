import type { Content } from '../../rules.ts'
import { writeItems } from './item.ts'

const { should, shouldNot, ask, photo, tell } = writeItems('wiring')

/** 电气线路. */
export const wiring: Content = {
  title: { zh: '电气线路检查', en: 'Wiring' },
  kind: 'wiring',
  items: [
    should('breaker', ['是否装有漏电保护器并能跳闸', 'Is there a residual-current breaker that trips?'], ['serious', '没有有效的漏电保护', 'No working residual-current protection'], { help: ['请住户按一下试验按钮', 'Ask them to press its test button'] }),
    shouldNot('bare', ['是否有裸露、破损的电线', 'Is any wire bare or damaged?'], ['serious', '电线裸露或破损', 'A wire is bare or damaged']),
    shouldNot('pulled', ['是否私拉乱接', 'Are wires run without leave?'], ['serious', '私拉乱接电线', 'Wires are run without leave']),
    shouldNot('burnt', ['插座、配电箱是否有烧焦痕迹', 'Are sockets or the box scorched?'], ['major', '插座或配电箱有烧焦痕迹', 'A socket or the box is scorched']),
    ask('heater', ['是否使用大功率电器', 'Are there heaters or other strong appliances?']),
    shouldNot('shared', ['大功率电器是否共用插线板', 'Do they share one strip?'], ['minor', '大功率电器共用插线板', 'Strong appliances share one strip'], { after: ['heater', 'yes'] }),
    photo('photo', ['现场照片', 'Photos']),
    tell('note', ['其他情况', 'Anything else']),
  ],
}
