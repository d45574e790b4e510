import type { Content } from '../../rules.ts'
import { writeItems } from './item.ts'

const { should, shouldNot, choose, count, photo } = writeItems('gas')

/** 燃气: kitchens of homes and eating places. */
export const gas: Content = {
  title: { zh: '燃气安全检查', en: 'Gas safety' },
  kind: 'gas',
  items: [
    choose('supply', ['用什么气', 'Which gas?'], { bottle: ['瓶装液化气', 'bottled'], pipe: ['管道天然气', 'piped'], none: ['不用燃气', 'none'] }),
    should('hose', ['软管是否完好、在使用年限内', 'Is the hose sound and within its years?'], ['serious', '燃气软管老化或超期', 'The gas hose is worn or too old'], { after: ['supply', 'bottle', 'pipe'], help: ['有裂纹、发硬、穿墙或超过 2 米都不合格', 'Cracked, hard, through a wall or longer than 2 m: no'] }),
    shouldNot('smell', ['是否闻到燃气味', 'Do you smell gas?'], ['major', '疑似燃气泄漏', 'Gas seems to leak'], { after: ['supply', 'bottle', 'pipe'], help: ['先关阀、开窗、离开，再报告；不要开关电器', 'Close the valve, open windows, leave, then report; switch nothing'] }),
    should('alarm', ['可燃气体报警器是否安装并通电', 'Is there a gas alarm, and is it on?'], ['minor', '未安装或未启用燃气报警器', 'No working gas alarm'], { after: ['supply', 'bottle', 'pipe'] }),
    count('bottles', ['存放气瓶数量', 'Bottles kept'], ['瓶', ''], { min: 0, max: 200, above: 2, bad: ['serious', '室内存放气瓶过多', 'Too many bottles are kept indoors'] }, { after: ['supply', 'bottle'] }),
    shouldNot('basement', ['气瓶是否放在地下室、卧室或密闭处', 'Does a bottle stand in a cellar, a bedroom or a closed space?'], ['major', '气瓶放在地下室、卧室或密闭空间', 'A bottle stands in a cellar, a bedroom or a closed space'], { after: ['supply', 'bottle'] }),
    photo('photo', ['现场照片', 'Photos']),
  ],
}
