import type { Point } from '../geometry.ts'
import type { CommunityKey } from './areas.ts'

/** A cluster of farmhouses: a village's centre or one of its hamlets (自然村). */
export interface Cluster {
  id: string
  name: string
  nameEn: string
  community: CommunityKey
  /** Whether the village committee sits here. */
  seat: boolean
  centre: Point
  /** Metres from the centre within which its houses stand. */
  radius: number
  houses: number
}

const cluster = (community: CommunityKey, id: string, name: string, nameEn: string, centre: Point, houses: number, seat = false): Cluster => ({
  id, name, nameEn, community, seat, centre, houses, radius: 40 + Math.sqrt(houses) * 19,
})

/** Villages and hamlets, all beside water or on a saddle, as they are in these hills. */
export const clusters: readonly Cluster[] = [
  cluster('xiayang', 'xiayang', '下洋', 'Xiayang', [4380, -2680], 86, true),
  cluster('xiayang', 'laorong', '老榕', 'Laorong', [6150, -3820], 34),
  cluster('xiayang', 'dukou', '渡口', 'Dukou', [7600, -5060], 28),
  cluster('xiayang', 'shangwan', '上湾', 'Shangwan', [4700, 900], 22),
  cluster('xiayang', 'maolin', '茂林', 'Maolin', [6700, 2600], 18),
  cluster('chaping', 'chaping', '茶坪', 'Chaping', [-3950, -2760], 72, true),
  cluster('chaping', 'chatou', '茶头', 'Chatou', [-7150, -4880], 26),
  cluster('chaping', 'banling', '半岭', 'Banling', [-4900, -700], 20),
  cluster('chaping', 'nanxi', '南溪口', 'Nanxikou', [700, -1720], 30),
  cluster('chaping', 'gaoyuan', '高园', 'Gaoyuan', [1800, -5400], 18),
  cluster('chaping', 'shanhou', '山后', 'Shanhou', [-3100, -6300], 16),
  cluster('zhuxi', 'zhuxi', '竹溪', 'Zhuxi', [1030, 4640], 70, true),
  cluster('zhuxi', 'zhukeng', '竹坑', 'Zhukeng', [1420, 6520], 24),
  cluster('zhuxi', 'xiatian', '下田', 'Xiatian', [1180, 2980], 32),
  cluster('zhuxi', 'yuanling', '圆岭', 'Yuanling', [-1900, 6000], 16),
  cluster('zhuxi', 'dongshan', '东山', 'Dongshan', [4700, 6300], 18),
  cluster('langxia', 'langxia', '廊下', 'Langxia', [-7150, 3960], 58, true),
  cluster('langxia', 'bihu', '碧湖', 'Bihu', [-6150, 4350], 20),
  cluster('langxia', 'luling', '鹿岭', 'Luling', [-6300, 7900], 18),
  cluster('shiji', 'shiji', '石际', 'Shiji', [-12760, 2980], 64, true),
  cluster('shiji', 'yunyuan', '云源', 'Yunyuan', [-15100, 1680], 22),
  cluster('shiji', 'jingkou', '井口', 'Jingkou', [-11000, -500], 18),
  cluster('yunping', 'yunping', '云坪', 'Yunping', [-12420, 8120], 60, true),
  cluster('yunping', 'wuli', '雾里', 'Wuli', [-14700, 9300], 20),
  cluster('yunping', 'tianbian', '天边', 'Tianbian', [-10300, 9500], 16),
  cluster('xibin', 'shapu', '沙埔', 'Shapu', [-2420, 1640], 30),
]

/** Covered bridges: over which stream, where, and how long the roof is in metres. */
export const coveredBridges = [
  { id: 'yinglan', name: '迎岚桥', nameEn: 'Yinglan Bridge', community: 'qiaotou', point: [0, 0] as Point, length: 88, stream: 'lan' },
  { id: 'qiyun', name: '栖云桥', nameEn: 'Qiyun Bridge', community: 'qiyun', point: [-9480, 5070] as Point, length: 44, stream: 'lan' },
  { id: 'langxia', name: '廊下桥', nameEn: 'Langxia Bridge', community: 'langxia', point: [-7000, 3830] as Point, length: 40, stream: 'lan' },
  { id: 'shiji', name: '石际桥', nameEn: 'Shiji Bridge', community: 'shiji', point: [-12700, 2830] as Point, length: 34, stream: 'yun' },
  { id: 'buyue', name: '步月桥', nameEn: 'Buyue Bridge', community: 'zhuxi', point: [915, 4600] as Point, length: 36, stream: 'zhu' },
  { id: 'chaping', name: '听茶桥', nameEn: 'Tingcha Bridge', community: 'chaping', point: [-3900, -2850] as Point, length: 36, stream: 'cha' },
  { id: 'wuli', name: '雾里桥', nameEn: 'Wuli Bridge', community: 'yunping', point: [-12350, 7930] as Point, length: 30, stream: 'lan' },
] as const

/** Tops that people name; their heights come from the terrain. */
export const peaks: readonly { id: string; name: string; nameEn: string; point: Point }[] = [
  { id: 'qinglan', name: '青岚顶', nameEn: 'Qinglan Peak', point: [-14600, 5600] },
  { id: 'shiniu', name: '石牛岗', nameEn: 'Shiniu Ridge', point: [-9600, -1200] },
  { id: 'yuanling', name: '圆岭头', nameEn: 'Yuanling Top', point: [-2900, 8100] },
  { id: 'dongshan', name: '东山尖', nameEn: 'Dongshan Peak', point: [4900, 4200] },
  { id: 'nanping', name: '南屏山', nameEn: 'Nanping Hill', point: [1300, -4000] },
  { id: 'chawang', name: '茶王岗', nameEn: 'Chawang Ridge', point: [-3300, -4600] },
]
