import type { CommunityKey } from './layout/areas.ts'

/**
 * The county's division code. Invented: 3509 is a real prefix, but no county holds 79, and the names below belong to
 * no county or town of Fujian known to us.
 */
export const countyCode = '350979'

export interface County {
  code: string
  name: string
  nameEn: string
}

export const county: County = { code: countyCode, name: '青岚县', nameEn: 'Qinglan County' }

export type UnitKind = 'bureau' | 'room' | 'office' | 'station' | 'team'

/** A police unit. `id` is stable; `parent` is null for the bureau alone. */
export interface Unit {
  id: string
  parent: string | null
  kind: UnitKind
  name: string
  nameEn: string
  /** Made-up organisation number in the style of the trade: county code and six digits. */
  code: string
}

const unit = (id: string, parent: string | null, kind: UnitKind, name: string, nameEn: string, number: string): Unit => ({
  id, parent, kind, name, nameEn, code: countyCode + number,
})

/** Parents stand before their children. */
export const units: readonly Unit[] = [
  unit('bureau', null, 'bureau', '青岚县公安局', 'Qinglan County Public Security Bureau', '000000'),
  unit('command-room', 'bureau', 'room', '指挥室', 'Command Room', '010000'),
  unit('legal-office', 'bureau', 'office', '法制大队', 'Legal Office', '020000'),
  unit('science-office', 'bureau', 'office', '科信大队', 'Technology Office', '030000'),
  unit('audit-office', 'bureau', 'office', '督察大队', 'Inspection Office', '040000'),
  unit('lancheng', 'bureau', 'station', '岚城派出所', 'Lancheng Police Station', '510000'),
  unit('lancheng-cases', 'lancheng', 'team', '案件办理队', 'Case Team', '510100'),
  unit('lancheng-community', 'lancheng', 'team', '社区警务队', 'Community Team', '510200'),
  unit('qiyun', 'bureau', 'station', '栖云派出所', 'Qiyun Police Station', '520000'),
  unit('qiyun-cases', 'qiyun', 'team', '案件办理队', 'Case Team', '520100'),
  unit('qiyun-community', 'qiyun', 'team', '社区警务队', 'Community Team', '520200'),
]

/** The station at or above a unit; empty for the county's own and for nobody's. */
export function stationOf(id: string | null): string {
  for (let unit = units.find((u) => u.id === id); unit; unit = units.find((u) => u.id === unit!.parent)) if (unit.kind === 'station') return unit.id
  return ''
}

export type StationId = 'lancheng' | 'qiyun'

/** A community (社区) or village (村) with its grids (网格). */
export interface Community {
  id: CommunityKey
  station: StationId
  kind: 'community' | 'village'
  name: string
  nameEn: string
  town: string
  /** Twelve digits in the style of the statistical division codes, as made up as the county's. */
  code: string
  grids: readonly Grid[]
}

export interface Grid {
  id: string
  name: string
}

const chineseDigits = '一二三四五六'

function community(station: StationId, serial: number, kind: Community['kind'], id: CommunityKey, name: string, nameEn: string, grids: number): Community {
  return {
    id, station, kind, name, nameEn,
    town: station === 'lancheng' ? '岚城镇' : '栖云镇',
    code: `${countyCode}${station === 'lancheng' ? '100' : '101'}${String(kind === 'community' ? serial : 200 + serial).padStart(3, '0')}`,
    grids: Array.from({ length: grids }, (_, i) => ({ id: `${id}-${i + 1}`, name: `${name}第${chineseDigits[i]}网格` })),
  }
}

export const communities: readonly Community[] = [
  community('lancheng', 1, 'community', 'qiaotou', '桥头社区', 'Qiaotou Community', 4),
  community('lancheng', 2, 'community', 'dongmen', '东门社区', 'Dongmen Community', 4),
  community('lancheng', 3, 'community', 'xibin', '溪滨社区', 'Xibin Community', 3),
  community('lancheng', 4, 'community', 'nanan', '南岸社区', "Nan'an Community", 5),
  community('lancheng', 1, 'village', 'zhuxi', '竹溪村', 'Zhuxi Village', 2),
  community('lancheng', 2, 'village', 'xiayang', '下洋村', 'Xiayang Village', 2),
  community('lancheng', 3, 'village', 'chaping', '茶坪村', 'Chaping Village', 2),
  community('qiyun', 1, 'community', 'qiyun', '栖云社区', 'Qiyun Community', 3),
  community('qiyun', 1, 'village', 'langxia', '廊下村', 'Langxia Village', 2),
  community('qiyun', 2, 'village', 'shiji', '石际村', 'Shiji Village', 2),
  community('qiyun', 3, 'village', 'yunping', '云坪村', 'Yunping Village', 2),
]

/** The community with this id; the id is one of ours, so it is always found. */
export const findCommunity = (id: CommunityKey): Community => communities.find((c) => c.id === id)!
