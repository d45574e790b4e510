import { toLonLat, type LonLat } from './geometry.ts'
import { lancheng, qiyun } from './layout/rivers.ts'
import type { StationId } from './county.ts'
import { mobile } from './staff.ts'

/** A unit that can be sent: who is in it, what it drives, where it stands at the start of the demo. */
export interface Patrol {
  id: string
  callSign: string
  callSignEn: string
  station: StationId
  vehicle: 'car' | 'motorcycle' | 'ebike' | 'foot'
  /** Logins of staff.ts; the first leads and is a sworn officer. */
  members: readonly string[]
  /** Number of the duty phone, of the shape described in staff.ts. */
  phone: string
  lonLat: LonLat
}

export const patrols: readonly Patrol[] = [
  { id: 'lancheng-1', callSign: '岚城一组', callSignEn: 'Lancheng 1', station: 'lancheng', vehicle: 'car', members: ['chenmuyan', 'fangzhefeng'], phone: mobile(901), lonLat: toLonLat(lancheng.at(180, 236)) },
  { id: 'lancheng-2', callSign: '岚城二组', callSignEn: 'Lancheng 2', station: 'lancheng', vehicle: 'ebike', members: ['panshuyu', 'tanyoumu'], phone: mobile(902), lonLat: toLonLat(lancheng.at(-552, 420)) },
  { id: 'lancheng-3', callSign: '岚城三组', callSignEn: 'Lancheng 3', station: 'lancheng', vehicle: 'car', members: ['wuhanchuan', 'luosuiyang'], phone: mobile(903), lonLat: toLonLat(lancheng.at(820, -262)) },
  { id: 'qiyun-1', callSign: '栖云一组', callSignEn: 'Qiyun 1', station: 'qiyun', vehicle: 'car', members: ['yeshaoting', 'qiulinyao'], phone: mobile(904), lonLat: toLonLat(qiyun.at(-90, 54)) },
  { id: 'qiyun-2', callSign: '栖云二组', callSignEn: 'Qiyun 2', station: 'qiyun', vehicle: 'motorcycle', members: ['zhongliwen', 'leibaishan'], phone: mobile(905), lonLat: toLonLat([-12690, 3010]) },
]
