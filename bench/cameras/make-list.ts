import { randomFrom } from '../../demo/random.ts'
import { writeCsv } from '../../src/platform/http/csv.ts'

const head = ['编号', '名称', '地点', '场所类别', '经度', '纬度', '坐标系', '朝向', '视角', '派出所', '乡镇', '所有人', '所有人类型', '法律类别', '必要性', '公共场所', '存储天数', '标识文字', '标识照片', '视频流地址']

interface Kind {
  part: number
  what: string
  cells(owner: number): { category: string; owner: string; ownerKind: string; legalClass: string; isPublic: string; days: string }
}

/** Most of a county's cameras hang on farms and homes. */
const kinds: readonly Kind[] = [
  { part: 0.6, what: '院门', cells: (i) => ({ category: '非公共场所', owner: `住户${i}`, ownerKind: '住户', legalClass: '自愿或自用', isPublic: '否', days: '7' }) },
  { part: 0.2, what: '晒场', cells: (i) => ({ category: '非公共场所', owner: `农场${i % 900}`, ownerKind: '农场', legalClass: '自愿或自用', isPublic: '否', days: '7' }) },
  { part: 0.1, what: '店门', cells: (i) => ({ category: '其他公共场所', owner: `店铺${i % 1200}`, ownerKind: '店铺', legalClass: '自愿或自用', isPublic: '是', days: '30' }) },
  { part: 0.1, what: '路口', cells: () => ({ category: '主要路段', owner: '青岚县公安局', ownerKind: '公安机关', legalClass: '政府规划', isPublic: '是', days: '90' }) },
]

export interface Place {
  station: string
  town: string
  /** Middle and how far its cameras lie from it, degrees. */
  lon: number
  lat: number
}

/** A county's list of cameras as CSV: a few thick clusters, the rest far apart. */
export function makeList(count: number, places: readonly Place[]): string {
  const random = randomFrom('eighteen thousand')
  const rows = Array.from({ length: count }, (_, i) => {
    const place = places[i % places.length]!
    let share = random.next()
    const kind = kinds.find(({ part }) => (share -= part) < 0) ?? kinds[0]!
    const { category, owner, ownerKind, legalClass, isPublic, days } = kind.cells(i)
    const spread = random.next() < 0.5 ? 0.01 : 0.05
    const [lon, lat] = [place.lon + random.between(-spread, spread), place.lat + random.between(-spread, spread)]
    return [
      `3509790000132${String(i).padStart(7, '0')}`, `${place.town}${kind.what}${i}`, `${place.town}${1 + (i % 400)}号`, category, lon.toFixed(6), lat.toFixed(6), 'CGCS2000', String(i % 360), '62', place.station, place.town,
      owner, ownerKind, legalClass, '看家护院', isPublic, days, '您已进入图像采集区域', '是', `rtsp://10.${i >> 16}.${(i >> 8) & 255}.${i & 255}/stream1`,
    ]
  })
  return writeCsv(head, rows)
}
