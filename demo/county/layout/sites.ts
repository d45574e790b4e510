import { drawRectangle, type Point } from '../geometry.ts'
import { lancheng, qiyun } from './rivers.ts'

/** What stands on a piece of public ground; the map draws each kind in its own way. */
export type SiteKind =
  | 'government' | 'police' | 'school' | 'hospital' | 'station' | 'market' | 'square' | 'park' | 'stadium' | 'museum' | 'factory' | 'fuel' | 'fire' | 'court' | 'clinic' | 'hotel'

export interface Site {
  id: string
  name: string
  nameEn: string
  aliases: readonly string[]
  kind: SiteKind
  town: 'lancheng' | 'qiyun'
  centre: Point
  direction: Point
  width: number
  depth: number
  ring: Point[]
}

function site(town: Site['town'], kind: SiteKind, id: string, name: string, nameEn: string, aliases: string, s: number, t: number, width: number, depth: number): Site {
  const frame = town === 'lancheng' ? lancheng : qiyun
  const centre = frame.at(s, t)
  const direction = frame.direction(s)
  return { id, name, nameEn, kind, town, centre, direction, width, depth, aliases: aliases ? aliases.split(' ') : [], ring: drawRectangle(centre, direction, width, depth) }
}

const L = 'lancheng'
const Q = 'qiyun'

export const sites: readonly Site[] = [
  site(L, 'station', 'bus-station', '青岚客运站', 'Qinglan Bus Station', '汽车站 客运站', -455, 104, 150, 70),
  site(L, 'square', 'station-square', '站前广场', 'Station Square', '车站广场 汽车站广场', -455, 180, 150, 72),
  site(L, 'school', 'primary-1', '岚城小学', 'Lancheng Primary School', '城关小学', -290, 326, 180, 164),
  site(L, 'school', 'middle-1', '青岚县第一中学', 'Qinglan No. 1 Middle School', '县一中 一中', 210, 530, 340, 180),
  site(L, 'school', 'primary-2', '岚城第二小学', 'Lancheng No. 2 Primary School', '二小 育才小学', -1330, -366, 220, 170),
  site(L, 'school', 'kindergarten-1', '溪滨幼儿园', 'Xibin Kindergarten', '', -940, 140, 110, 90),
  site(L, 'school', 'kindergarten-2', '南岸幼儿园', "Nan'an Kindergarten", '', 1030, -162, 110, 90),
  site(L, 'school', 'vocational', '青岚职业中学', 'Qinglan Vocational School', '职中', 1120, -366, 300, 170),
  site(L, 'government', 'county-hall', '青岚县人民政府', 'Qinglan County Government', '县政府', -700, 532, 200, 176),
  site(L, 'government', 'service-hall', '青岚县政务服务中心', 'Government Service Hall', '办事大厅 政务中心', -700, 150, 190, 110),
  site(L, 'police', 'bureau', '青岚县公安局', 'Qinglan County Public Security Bureau', '县公安局 县局', -700, 326, 190, 156),
  site(L, 'police', 'lancheng-station', '岚城派出所', 'Lancheng Police Station', '城关所', 62, 326, 86, 70),
  site(L, 'court', 'court', '青岚县人民法院', "Qinglan County People's Court", '法院', 1030, 326, 150, 120),
  site(L, 'hospital', 'hospital', '青岚县总医院', 'Qinglan County Hospital', '县医院', -280, -160, 300, 150),
  site(L, 'hospital', 'tcm-hospital', '青岚县中医院', 'Hospital of Chinese Medicine', '中医院', 610, 320, 200, 120),
  site(L, 'square', 'culture-square', '廊桥文化广场', 'Langqiao Culture Square', '文化广场', 200, -160, 260, 150),
  site(L, 'museum', 'museum', '青岚廊桥博物馆', 'Covered Bridge Museum', '博物馆', 130, 148, 90, 70),
  site(L, 'market', 'market-1', '桥头农贸市场', 'Qiaotou Market', '桥头菜市场 菜场', 280, 148, 150, 120),
  site(L, 'market', 'tea-market', '青岚茶叶交易市场', 'Qinglan Tea Exchange', '茶市 茶叶市场', 1020, 146, 230, 130),
  site(L, 'market', 'market-2', '南岸综合市场', "Nan'an Market", '南岸菜场', -830, -160, 200, 130),
  site(L, 'stadium', 'stadium', '青岚县体育中心', 'Qinglan Sports Centre', '体育场', 660, -366, 320, 170),
  site(L, 'park', 'lanshan-park', '岚山公园', 'Lanshan Park', '岚山', -840, -366, 300, 170),
  site(L, 'park', 'binxi-park', '滨溪公园', 'Binxi Park', '', 1000, 620, 260, 200),
  site(L, 'park', 'xiaogongyuan', '文昌园', 'Wenchang Garden', '文昌阁', 210, 326, 150, 120),
  site(L, 'factory', 'tea-factory', '青岚茶厂', 'Qinglan Tea Works', '茶厂', 1620, -366, 280, 170),
  site(L, 'factory', 'bamboo-factory', '竹木制品厂', 'Bamboo Works', '竹器厂', 1560, -160, 260, 120),
  site(L, 'factory', 'stone-park', '南岸工业园', "Nan'an Industrial Park", '工业园', 1180, -570, 260, 150),
  site(L, 'fuel', 'fuel-1', '城西加油站', 'West Fuel Station', '', -1880, 262, 60, 40),
  site(L, 'fuel', 'fuel-2', '城东加油站', 'East Fuel Station', '', 1880, -224, 60, 40),
  site(L, 'fire', 'fire', '岚城消防救援站', 'Lancheng Fire Station', '消防队', -950, 516, 110, 90),
  site(L, 'hotel', 'hotel-1', '青岚宾馆', 'Qinglan Hotel', '', 960, 500, 120, 90),
  site(L, 'hotel', 'hotel-2', '溪山饭店', 'Xishan Hotel', '', 660, -160, 160, 110),
  site(Q, 'police', 'qiyun-station', '栖云派出所', 'Qiyun Police Station', '栖云所', -110, 84, 70, 46),
  site(Q, 'government', 'qiyun-hall', '栖云镇人民政府', 'Qiyun Town Government', '镇政府', -220, 176, 110, 84),
  site(Q, 'school', 'qiyun-school', '栖云中心学校', 'Qiyun School', '中心小学', 360, 196, 170, 120),
  site(Q, 'clinic', 'qiyun-clinic', '栖云卫生院', 'Qiyun Clinic', '卫生院', 400, -112, 100, 70),
  site(Q, 'station', 'qiyun-bus', '栖云汽车站', 'Qiyun Bus Station', '', 470, 90, 90, 52),
  site(Q, 'market', 'qiyun-market', '栖云竹茶市场', 'Qiyun Bamboo and Tea Market', '墟场', 150, 84, 90, 50),
  site(Q, 'park', 'qiyun-park', '栖云公园', 'Qiyun Park', '', -380, 110, 100, 90),
  site(Q, 'factory', 'qiyun-tea', '栖云茶场', 'Qiyun Tea Farm', '茶场', -430, -370, 150, 100),
  site(Q, 'fuel', 'qiyun-fuel', '栖云加油站', 'Qiyun Fuel Station', '', 560, -84, 50, 34),
  site(Q, 'hotel', 'qiyun-inn', '云上民宿', 'Cloud Inn', '', -200, -220, 60, 40),
]
