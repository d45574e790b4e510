import { randomFrom } from '../../random.ts'

/** Shop names: an invented word and a trade. No chain and no brand. */
const words = [
  ['岚记', 'Lanji'], ['阿禾', 'Ahe'], ['溪口', 'Xikou'], ['云边', 'Yunbian'], ['老樟', 'Laozhang'], ['竹里', 'Zhuli'], ['半山', 'Banshan'], ['桥下', 'Qiaoxia'], ['青禾', 'Qinghe'], ['三叠', 'Sandie'],
  ['茶话', 'Chahua'], ['晨露', 'Chenlu'], ['石臼', 'Shijiu'], ['木兰', 'Mulan'], ['双溪', 'Shuangxi'], ['得闲', 'Dexian'], ['小满', 'Xiaoman'], ['谷雨', 'Guyu'], ['松风', 'Songfeng'], ['渡头', 'Dutou'],
] as const
const trades = [
  ['食杂店', 'Grocery'], ['早餐店', 'Breakfast'], ['茶行', 'Tea'], ['药店', 'Pharmacy'], ['理发店', 'Barber'], ['五金店', 'Hardware'], ['电动车行', 'E-bikes'], ['快递驿站', 'Parcels'],
  ['手机店', 'Phones'], ['水果店', 'Fruit'], ['文具店', 'Stationery'], ['面馆', 'Noodles'], ['小吃店', 'Snacks'], ['竹器店', 'Bamboo Ware'], ['服装店', 'Clothes'], ['棋牌室', 'Card Room'], ['网吧', 'Internet Café'],
] as const
const crops = [
  ['茶园', 'Tea Garden'], ['菇棚', 'Mushroom Sheds'], ['脐橙园', 'Orange Orchard'], ['养蜂场', 'Apiary'], ['毛竹林场', 'Bamboo Farm'], ['家庭农场', 'Family Farm'], ['鱼塘', 'Fish Ponds'], ['高山菜园', 'Highland Vegetables'],
] as const

/** Draws names in shuffled order, each pairing of word and trade once. Throws when none is left. */
export const drawShopNames = (key: string) => pairUp(key, words, trades)
export const drawFarmNames = (key: string) => pairUp(key, [['', '']], [...crops, ...crops, ...crops, ...crops])

type Word = readonly [zh: string, en: string]
function pairUp(key: string, heads: readonly Word[], tails: readonly Word[]): () => { name: string; nameEn: string } {
  const random = randomFrom(key)
  const left = heads.flatMap((h) => tails.map((t) => ({ name: h[0] + t[0], nameEn: `${h[1]} ${t[1]}`.trim() })))
  return () => {
    const [drawn] = left.splice(Math.floor(random.next() * left.length), 1)
    if (!drawn) throw new Error(`no names left for ${key}`)
    return drawn
  }
}

/** What a village has besides houses; hamlets have only some of it. */
export const hamletSpots = [
  { id: 'entrance', name: '村口', nameEn: 'entrance', everywhere: true },
  { id: 'camphor', name: '老樟树', nameEn: 'old camphor tree', everywhere: true },
  { id: 'committee', name: '村委会', nameEn: 'committee', everywhere: false },
  { id: 'hall', name: '文化礼堂', nameEn: 'culture hall', everywhere: false },
  { id: 'clinic', name: '卫生室', nameEn: 'clinic', everywhere: false },
  { id: 'school', name: '教学点', nameEn: 'small school', everywhere: false },
  { id: 'store', name: '便民店', nameEn: 'store', everywhere: false },
  { id: 'well', name: '古井', nameEn: 'old well', everywhere: false },
] as const
