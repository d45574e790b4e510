import { bearing, toLonLat, type LonLat, type Point } from './geometry.ts'
import type { CommunityKey } from './layout/areas.ts'
import { compounds } from './layout/compounds.ts'
import { lancheng, qiyun } from './layout/rivers.ts'

/**
 * Legal class of a camera, which decides its duties and retention (图像条例 arts 7, 9, 17; docs/law.md V1, V5, V16):
 * laid by the government's plan, by an operator who must, by another duty holder, or freely (art. 9, no 30-day floor).
 */
export type LegalClass = 'gov_plan' | 'operator_duty' | 'other_duty_place' | 'art9_other'
export type OwnerKind = 'police' | 'school' | 'property_company' | 'shop' | 'farm' | 'household'

/** Which made-up scene (demo/video) the camera films. */
export type CameraKey = 'compound' | 'crossing' | 'bridge' | 'school' | 'square' | 'shop' | 'farm' | 'village'

export interface DemoCamera {
  key: CameraKey
  name: string
  nameEn: string
  place: string
  community: CommunityKey
  lonLat: LonLat
  /** Where it looks: compass degrees, 0 north. */
  bearing: number
  /** Horizontal angle of view in degrees. */
  fieldOfView: number
  /** Metres that a person can still be made out. */
  range: number
  ownerKind: OwnerKind
  /** Login of staff.ts who answers for it: the owner, or for police cameras the station's chief. */
  owner: string
  ownerName: string
  legalClass: LegalClass
  /** Whether it films a public place (图像条例 art. 7): only those may be seen live for an open incident. */
  publicPlace: boolean
  /** Why it is there (V2). */
  necessity: string
  signText: string
  retentionDays: number
  /** Twenty digits in the manner of GB/T 28181 table D.1: centre 35097900, industry, type 132, network, serial. */
  gbCode: string
}

const shed = compounds[0]!.shed.centre
const compoundEye: Point = [shed[0] - 12, shed[1] - 9]
const publicSign = '您已进入公共安全视频图像采集区域'

function place(at: Point, towards: Point) {
  return { lonLat: toLonLat(at), bearing: Math.round(bearing(at, towards)) }
}

/** Eight cameras. Four public ones stand within 300 m of the compound of the story; the shop's, the farm's and the household's are private. */
export const cameras: readonly DemoCamera[] = [
  {
    key: 'compound', name: '溪畔花园车棚', nameEn: 'Xipan Garden, e-bike shed', place: '岚城镇廊桥路66号溪畔花园北门内', community: 'qiaotou',
    ...place(compoundEye, shed), fieldOfView: 62, range: 40,
    ownerKind: 'property_company', owner: 'xipan-wuye', ownerName: '岚溪物业服务有限公司', legalClass: 'operator_duty', publicPlace: false,
    necessity: '小区出入口和车棚防盗', signText: '本区域已安装视频监控 · 岚溪物业', retentionDays: 30, gbCode: '35097900011327000001',
  },
  {
    key: 'crossing', name: '廊桥路桥北街路口', nameEn: 'Langqiao Road and Qiaobei Street', place: '岚城镇廊桥路与桥北街路口', community: 'qiaotou',
    ...place(lancheng.at(-14, 242), lancheng.at(30, 214)), fieldOfView: 78, range: 60,
    ownerKind: 'police', owner: 'zhanyuntao', ownerName: '青岚县公安局', legalClass: 'gov_plan', publicPlace: true,
    necessity: '主要路段交通与治安', signText: publicSign, retentionDays: 90, gbCode: '35097900001325000002',
  },
  {
    key: 'bridge', name: '迎岚桥北桥头', nameEn: 'Yinglan Bridge, north end', place: '岚城镇迎岚桥北端', community: 'qiaotou',
    ...place(lancheng.at(9, 52), lancheng.at(0, 0)), fieldOfView: 58, range: 50,
    ownerKind: 'police', owner: 'zhanyuntao', ownerName: '青岚县公安局', legalClass: 'gov_plan', publicPlace: true,
    necessity: '木构廊桥防火与人群安全', signText: publicSign, retentionDays: 90, gbCode: '35097900001325000003',
  },
  {
    key: 'school', name: '岚城小学校门', nameEn: 'Lancheng Primary School, gate', place: '岚城镇廊桥路75号岚城小学门前', community: 'qiaotou',
    ...place(lancheng.at(-262, 240), lancheng.at(-290, 246)), fieldOfView: 66, range: 40,
    ownerKind: 'police', owner: 'zhanyuntao', ownerName: '青岚县公安局', legalClass: 'gov_plan', publicPlace: true,
    necessity: '校门前道路安全', signText: publicSign, retentionDays: 90, gbCode: '35097900111325000004',
  },
  {
    key: 'square', name: '站前广场', nameEn: 'Station Square', place: '岚城镇站前路2号站前广场', community: 'qiaotou',
    ...place(lancheng.at(-420, 212), lancheng.at(-460, 170)), fieldOfView: 74, range: 70,
    ownerKind: 'police', owner: 'zhanyuntao', ownerName: '青岚县公安局', legalClass: 'gov_plan', publicPlace: true,
    necessity: '人员聚集场所治安', signText: publicSign, retentionDays: 90, gbCode: '35097900001325000005',
  },
  {
    key: 'shop', name: '云脚食杂店门口', nameEn: 'Yunjiao Grocery, door', place: '栖云镇老街18号', community: 'qiyun',
    ...place(qiyun.at(52, 128), qiyun.at(44, 119)), fieldOfView: 70, range: 15,
    ownerKind: 'shop', owner: 'qiyun-shop', ownerName: '云脚食杂店', legalClass: 'art9_other', publicPlace: false,
    necessity: '店铺防盗', signText: '店内外有监控 · 云脚食杂店', retentionDays: 15, gbCode: '35097900401328000006',
  },
  {
    key: 'farm', name: '老榕鸭场池边', nameEn: 'Laorong duck farm, pond', place: '岚城镇下洋村老榕6号', community: 'xiayang',
    ...place([6240, -3735], [6275, -3700]), fieldOfView: 68, range: 30,
    ownerKind: 'farm', owner: 'laorong-farm', ownerName: '老榕鸭场', legalClass: 'art9_other', publicPlace: false,
    necessity: '看护鸭群与农机', signText: '鸭场监控', retentionDays: 7, gbCode: '35097900501328000007',
  },
  {
    key: 'village', name: '石际村23号院门', nameEn: 'Shiji Village 23, yard gate', place: '栖云镇石际村23号', community: 'shiji',
    ...place([-12738, 2950], [-12722, 2925]), fieldOfView: 72, range: 20,
    ownerKind: 'household', owner: 'shiji-home', ownerName: '石际村23号住户', legalClass: 'art9_other', publicPlace: false,
    necessity: '自家院门防盗', signText: '家用监控', retentionDays: 7, gbCode: '35097900801328000008',
  },
]
