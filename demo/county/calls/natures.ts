import type { PlaceKind } from '../places.ts'

/** First level of the trade's call classes (law.md §4, "110"). */
export type CallClass = 'criminal' | 'public_order' | 'traffic' | 'help' | 'dispute' | 'complaint' | 'other'
export type NatureKey =
  | 'ebike_theft' | 'theft' | 'fraud' | 'fight' | 'damage' | 'noise' | 'gambling' | 'traffic_accident' | 'traffic_block' | 'lost_elder' | 'lost_property' | 'locked_out' | 'snake'
  | 'flood_tree' | 'neighbour_dispute' | 'family_dispute' | 'wage_dispute' | 'complaint' | 'silent' | 'abusive' | 'misdialled'

export interface Nature {
  key: NatureKey
  name: string
  nameEn: string
  class: CallClass
  /** 1 most urgent … 3. */
  priority: 1 | 2 | 3
  /** Expected calls a year: last year and this year. */
  yearly: readonly [last: number, now: number]
  /** Kinds of place where it happens. */
  places: readonly PlaceKind[]
  /** Texts in a dispatcher's words; 〈place〉 is replaced. */
  texts: readonly string[]
  /** Share of calls that become a case, and share of those cases solved: last year, this year. */
  cases?: { share: number; criminal: number; solved: readonly [last: number, now: number] }
  /** Closed at the desk, nobody sent. */
  deskOnly?: boolean
}

const homes: PlaceKind[] = ['building', 'village', 'hamlet', 'compound']
const land: PlaceKind[] = ['farm', 'village', 'hamlet', 'road_mark', 'water']

/** What people call about. The figures fall from last year to this one, thefts of e-bikes the most. */
export const natures: readonly Nature[] = [
  { key: 'ebike_theft', name: '电动自行车被盗', nameEn: 'E-bike theft', class: 'criminal', priority: 2, yearly: [74, 46], places: ['shed', 'gate', 'compound', 'market', 'square'], texts: ['停在〈place〉的电动车不见了，车没有上第二道锁。', '报警人称早上发现〈place〉停放的电动车被人骑走。', '〈place〉一辆白色电动车被盗，昨晚还在。'], cases: { share: 0.82, criminal: 0.3, solved: [0.34, 0.55] } },
  { key: 'theft', name: '盗窃', nameEn: 'Theft', class: 'criminal', priority: 2, yearly: [58, 47], places: ['building', 'shop', 'farm', 'village', 'market'], texts: ['〈place〉店内现金被盗。', '〈place〉晾晒的茶青被人偷走。', '〈place〉门锁被撬，屋内有翻动痕迹。', '〈place〉停放的三轮车电瓶被拆走。'], cases: { share: 0.74, criminal: 0.45, solved: [0.4, 0.53] } },
  { key: 'fraud', name: '电信网络诈骗', nameEn: 'Online fraud', class: 'criminal', priority: 2, yearly: [42, 33], places: homes, texts: ['报警人在〈place〉接到自称客服的电话，转账后发现被骗。', '〈place〉住户被人以刷单返利为由骗走钱款。'], cases: { share: 0.88, criminal: 0.9, solved: [0.22, 0.31] } },
  { key: 'fight', name: '殴打他人', nameEn: 'Assault', class: 'public_order', priority: 1, yearly: [44, 39], places: ['shop', 'square', 'market', 'junction', 'bus_stop'], texts: ['〈place〉有人打架，现场三四人。', '〈place〉两人因停车发生推搡，一人手臂擦伤。'], cases: { share: 0.5, criminal: 0.1, solved: [0.9, 0.94] } },
  { key: 'damage', name: '故意损毁财物', nameEn: 'Damage to property', class: 'public_order', priority: 3, yearly: [16, 14], places: ['compound', 'shop', 'farm'], texts: ['〈place〉停放的车辆被划伤。', '〈place〉大棚薄膜被人割破。'], cases: { share: 0.5, criminal: 0.1, solved: [0.4, 0.5] } },
  { key: 'noise', name: '噪音扰民', nameEn: 'Noise', class: 'public_order', priority: 3, yearly: [52, 41], places: ['square', 'compound', 'shop', 'building'], texts: ['〈place〉有人放音响，影响休息。', '〈place〉夜间施工，声音很大。'] },
  { key: 'gambling', name: '聚众赌博', nameEn: 'Gambling', class: 'public_order', priority: 3, yearly: [11, 8], places: ['shop', 'village_spot'], texts: ['〈place〉有人聚在一起打牌赌钱。'], cases: { share: 0.4, criminal: 0, solved: [1, 1] } },
  { key: 'traffic_accident', name: '交通事故', nameEn: 'Traffic accident', class: 'traffic', priority: 2, yearly: [86, 78], places: ['junction', 'road_mark', 'street'], texts: ['〈place〉电动车与小车碰擦，有人坐在地上。', '〈place〉两车追尾，无人受伤，车道堵住一半。', '〈place〉货车侧翻，茶包散落路面。'] },
  { key: 'traffic_block', name: '车辆堵路', nameEn: 'Blocked road', class: 'traffic', priority: 3, yearly: [38, 36], places: ['street', 'gate', 'market'], texts: ['〈place〉一辆小车挡住出口，联系不上车主。'] },
  { key: 'lost_elder', name: '老人走失', nameEn: 'Missing elder', class: 'help', priority: 1, yearly: [16, 15], places: ['village', 'hamlet', 'compound'], texts: ['〈place〉一名老人早上出门未归，家属在找。'] },
  { key: 'lost_property', name: '失物', nameEn: 'Lost property', class: 'help', priority: 3, yearly: [34, 35], places: ['bus_stop', 'square', 'market', 'landmark'], texts: ['在〈place〉把背包落下了，内有钥匙。', '〈place〉捡到一个手机。'] },
  { key: 'locked_out', name: '求助开门', nameEn: 'Locked out', class: 'help', priority: 3, yearly: [22, 24], places: ['building'], texts: ['〈place〉小孩反锁在屋内。', '〈place〉钥匙忘在家里，煤气上还煮着东西。'] },
  { key: 'snake', name: '动物求助', nameEn: 'Animal', class: 'help', priority: 3, yearly: [14, 16], places: ['village', 'hamlet', 'building', 'school'], texts: ['〈place〉屋里进了一条蛇。', '〈place〉门口有野猪。'] },
  { key: 'flood_tree', name: '险情', nameEn: 'Hazard', class: 'help', priority: 1, yearly: [16, 15], places: land, texts: ['〈place〉山上有石头滚到路面。', '〈place〉大树倒下挡住道路。'] },
  { key: 'neighbour_dispute', name: '邻里纠纷', nameEn: 'Neighbours', class: 'dispute', priority: 3, yearly: [58, 51], places: homes, texts: ['〈place〉两家因楼上漏水争吵。', '〈place〉因通道堆放杂物发生争执。', '〈place〉因茶园边界发生争吵。'] },
  { key: 'family_dispute', name: '家庭纠纷', nameEn: 'Family', class: 'dispute', priority: 2, yearly: [40, 37], places: homes, texts: ['〈place〉住户家中争吵，有摔东西的声音。'] },
  { key: 'wage_dispute', name: '经济纠纷', nameEn: 'Money', class: 'dispute', priority: 3, yearly: [28, 24], places: ['shop', 'factory', 'market', 'farm'], texts: ['〈place〉因货款没有结清发生争执。', '〈place〉工人讨要工钱。'] },
  { key: 'complaint', name: '投诉', nameEn: 'Complaint', class: 'complaint', priority: 3, yearly: [7, 5], places: ['street', 'compound'], texts: ['对〈place〉上次出警处理有意见，要求回复。'] },
  { key: 'silent', name: '无声电话', nameEn: 'Silent call', class: 'other', priority: 3, yearly: [30, 26], places: ['street'], texts: ['接通后无人说话，回拨正常，无警情。'], deskOnly: true },
  { key: 'abusive', name: '骚扰电话', nameEn: 'Abusive call', class: 'other', priority: 3, yearly: [9, 6], places: ['street'], texts: ['来电者只骂人，无具体事由。'], deskOnly: true },
  { key: 'misdialled', name: '误拨', nameEn: 'Misdialled', class: 'other', priority: 3, yearly: [46, 40], places: ['street'], texts: ['小孩玩手机误拨，已向家长核实。'], deskOnly: true },
]
