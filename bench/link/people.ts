import { type Random, randomFrom } from '../../demo/random.ts'
import { checkOf } from '../../src/domains/registry/fields/identity-number.ts'
import { type ComparedPerson, soundOf } from '../../src/domains/registry/linking/people-model.ts'

export interface MadePerson extends ComparedPerson {
  /** Records of the same person have the same number. */
  person: number
}

/** Surnames, the most common first, as a county in Fujian has them: frequency falls with the place. */
const surnames = [...Array.from('陈林黄张吴李郑王刘苏杨叶谢周徐许何蔡曾赖罗邱江郭洪庄朱廖魏卢游范柯高沈梁余赵方施翁童缪龚胡蒋唐马董程袁邓萧田潘丁薛雷侯龙段严尹倪汤毛武康贺'), '欧阳', '上官']
/** Characters of given names, those that sound alike together. */
const sounds = ['伟维卫威炜玮', '明鸣铭', '华花骅', '建健剑', '国果', '军君钧均', '强', '平萍苹', '红虹鸿宏洪弘', '丽莉立利力', '敏民闽', '静敬晶靖', '秀绣', '英莹瑛颖', '玉育钰', '芳方', '金锦今', '龙隆', '凤奉', '海', '文雯纹', '斌彬宾滨', '辉晖慧惠卉', '志智致之', '勇永咏', '杰洁捷', '涛韬', '超', '峰锋丰枫', '生胜升圣', '美', '兰岚澜', '燕艳雁', '琴勤钦', '清青卿晴', '梅', '霞侠', '雪', '云芸允', '春椿', '桂贵', '德', '福富', '荣容蓉', '光广', '新欣鑫心馨', '俊峻骏', '子梓紫', '宇雨羽语', '轩萱', '浩皓昊', '泽择', '晨辰宸', '怡宜仪', '涵晗', '佳家嘉', '欣昕', '思丝', '琪琦棋', '雅', '婷', '娟', '素', '珍贞真', '淑书舒', '香祥翔', '仁', '义艺毅', '礼', '诚成程', '星兴', '波', '东冬', '南楠', '正政', '天', '长昌', '水', '木', '火', '土', '阿', '依', '细', '妹', '弟']
const traditional: Record<string, string> = { 伟: '偉', 国: '國', 军: '軍', 华: '華', 龙: '龍', 凤: '鳳', 丽: '麗', 红: '紅', 强: '強', 杰: '傑', 荣: '榮', 云: '雲', 兰: '蘭', 贵: '貴', 东: '東', 义: '義', 艺: '藝', 广: '廣', 长: '長', 陈: '陳', 张: '張', 黄: '黃', 吴: '吳', 刘: '劉', 杨: '楊', 叶: '葉', 谢: '謝', 许: '許', 罗: '羅', 郑: '鄭', 苏: '蘇' }

const soundOfCharacter = new Map(sounds.flatMap((group) => Array.from(group).map((character) => [character, group] as const)))
const characters = [...soundOfCharacter.keys()]

/** People of a made-up county, households together, one record in ten a second one of somebody already there; in no order. */
export function makePeople(seed: string, records: number): MadePerson[] {
  const random = randomFrom(`people ${seed}`)
  const people: MadePerson[] = []
  const taken = new Set<string>()
  const wanted = Math.round(records * 0.9)
  let building = 0
  while (people.length < wanted) {
    building++
    const homes = random.whole(1, 24)
    const first = people.length
    for (let home = 1; home <= homes && people.length < wanted; home++) addHousehold(random, taken, people, `b${building}`, `b${building}-${home}`)
    // Somebody of the same name next door.
    if (people.length - first > 4 && random.next() < 0.2) {
      const [one, other] = [people[random.whole(first, people.length - 1)]!, people[random.whole(first, people.length - 1)]!]
      if (one.person !== other.person) other.name = one.name
    }
  }
  const originals = people.length
  while (people.length < records) people.push(enterAgain(random, people[random.whole(0, originals - 1)]!, building))
  for (let i = people.length - 1; i > 0; i--) {
    const j = random.whole(0, i)
    ;[people[i], people[j]] = [people[j]!, people[i]!]
  }
  return people
}

function addHousehold(random: Random, taken: Set<string>, people: MadePerson[], building: string, dwelling: string): void {
  const surname = pickSurname(random)
  const headYear = random.whole(1935, 2000)
  const phone = makePhone(random)
  const add = (of: { surname: string; given: string; year: number; sex: '1' | '2'; birth?: string }) => {
    const birth = of.birth ?? `${of.year}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`
    // Old people and children share the household's phone.
    const own = of.year < 1955 || of.year > 2010 ? phone : makePhone(random)
    people.push({ person: people.length, name: of.surname + of.given, birth, sex: of.sex, number: makeNumber(random, taken, birth, of.sex), phone: own, building, dwelling })
    return birth
  }
  add({ surname, given: pickGiven(random), year: headYear, sex: '1' })
  if (random.next() < 0.8) add({ surname: pickSurname(random), given: pickGiven(random), year: headYear + random.whole(-6, 6), sex: '2' })
  const children = random.weighted([3, 4, 3, 1])
  // Brothers and sisters share a character of their generation.
  const generation = random.pick(characters)
  for (let child = 0; child < children; child++) {
    const given = () => (random.next() < 0.6 ? generation + random.pick(characters) : pickGiven(random))
    const [year, sex] = [Math.min(lastYear, headYear + random.whole(20, 38)), random.next() < 0.5 ? ('1' as const) : ('2' as const)]
    const birth = add({ surname, given: given(), year, sex })
    if (random.next() < 0.03) add({ surname, given: given(), year, sex: random.next() < 0.7 ? sex : sex === '1' ? '2' : '1', birth })
  }
}

/** The same person, entered by somebody else at another time. */
function enterAgain(random: Random, { person, ...was }: MadePerson, buildings: number): MadePerson {
  const chance = (part: number) => random.next() < part
  const moved = chance(0.3)
  const building = moved ? `b${random.whole(1, buildings)}` : was.building
  return {
    person,
    name: misspell(random, was.name),
    birth: chance(0.08) ? '' : chance(0.01) ? swapMonth(was.birth) : chance(0.03) ? mistype(random, was.birth) : was.birth,
    sex: chance(0.005) ? (was.sex === '1' ? '2' : '1') : was.sex,
    number: chance(0.35) ? '' : chance(0.04) ? mistype(random, was.number) : chance(0.02) ? swapTwo(random, was.number) : was.number,
    phone: chance(0.2) ? '' : chance(0.3) ? makePhone(random) : chance(0.03) ? mistype(random, was.phone) : was.phone,
    building,
    dwelling: moved ? `${building}-${random.whole(1, 24)}` : chance(0.05) ? `${building}-${random.whole(1, 24)}` : was.dwelling,
  }
}

function misspell(random: Random, name: string): string {
  const at = random.next()
  const all = Array.from(name)
  const place = random.whole(1, all.length - 1)
  if (at < 0.1) all[place] = random.pick(Array.from(soundOfCharacter.get(all[place]!) ?? all[place]!))
  else if (at < 0.13) return all.map((one) => traditional[one] ?? one).join('')
  else if (at < 0.15 && all.length > 2) [all[all.length - 1], all[all.length - 2]] = [all[all.length - 2]!, all[all.length - 1]!]
  else if (at < 0.18) all[place] = random.pick(characters)
  else if (at < 0.2) return soundOf(name).join(' ')
  return all.join('')
}

/** Most were born in the county. */
const divisions = ['350924', '350924', '350924', '350924', '350922', '350926', '330327']
const lastYear = 2025

const two = (n: number) => String(n).padStart(2, '0')
const swapMonth = (birth: string) => (Number(birth.slice(8)) <= 12 ? `${birth.slice(0, 5)}${birth.slice(8)}-${birth.slice(5, 7)}` : birth)
const makePhone = (random: Random) => `1${random.pick(['38', '39', '50', '59', '86', '89', '95'])}${String(random.whole(0, 99_999_999)).padStart(8, '0')}`
const pickSurname = (random: Random) => surnames[Math.min(surnames.length - 1, Math.floor(surnames.length * random.next() ** 2.6))]!
const pickGiven = (random: Random) => (random.next() < 0.2 ? random.pick(characters) : random.pick(characters) + random.pick(characters))

function mistype(random: Random, digits: string): string {
  let at = random.whole(0, digits.length - 1)
  while (!/\d/.test(digits[at]!)) at = random.whole(0, digits.length - 1)
  return digits.slice(0, at) + ((Number(digits[at]) + random.whole(1, 9)) % 10) + digits.slice(at + 1)
}

function swapTwo(random: Random, digits: string): string {
  const at = random.whole(0, digits.length - 2)
  return digits.slice(0, at) + digits[at + 1] + digits[at] + digits.slice(at + 2)
}

/** No two people have the same: those of a day and division are told apart by the order of their registration. */
function makeNumber(random: Random, taken: Set<string>, birth: string, sex: '1' | '2'): string {
  let body: string
  do {
    const order = random.whole(0, 499) * 2 + (sex === '1' ? 1 : 0)
    body = `${random.pick(divisions)}${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  } while (taken.has(body))
  taken.add(body)
  return body + checkOf(body)
}
