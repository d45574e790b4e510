import { checkOf } from '#domains/registry/fields/identity-number.ts'
import { countyCode, mobile } from '../county/index.ts'
import { randomFrom, type Random } from '../random.ts'

/** Surnames that are rare and given names out of hills and water: invented, for nobody. */
const surnames = ['卓', '巫', '幸', '阮', '简', '蓝', '雷', '卢', '庄', '沙', '池', '涂', '危', '凌', '占', '官', '练', '揭', '艾', '竺', '麻', '郁', '商', '邝', '植', '苗', '晏', '柯', '粟', '宓'] as const
const firsts = ['禾', '溪', '谷', '岚', '樟', '榕', '稻', '茶', '竹', '芷', '苇', '砚', '渡', '桥', '松', '麦', '笠', '舟', '榆', '槿'] as const
const seconds = ['野', '汀', '和', '生', '远', '朗', '宜', '安', '白', '青', '晴', '月', '石', '川', '云', '原', '止', '朴', '微', '暖'] as const
/** Phones of residents begin here, staff before them. */
const firstPhone = 2_000

export interface Resident {
  name: string
  sex: '1' | '2'
  birth: string
  /** Of the division 350979, which is not in use (demo/README.md), with the check character that belongs to it. */
  identityNumber: string
  phone: string | null
  relation: string
}

export interface Home {
  kind: 'family' | 'shared'
  residents: Resident[]
}

/** Makes homes one after the other, with names and numbers that are given once. */
export function startHomes(): () => Home {
  const random = randomFrom('residents')
  const given = firsts.flatMap((a) => seconds.map((b) => a + b))
  let serial = 0
  const make = (surname: string, relation: string, born: number, sex: '1' | '2'): Resident => {
    serial++
    const [name] = given.splice(random.whole(0, given.length - 1), 1)
    const birth = `${born}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`
    const digits = `${countyCode}${birth.replaceAll('-', '')}${two(serial % 100)}${sex === '1' ? 1 : 2}`
    return { name: surname + name!, sex, birth, identityNumber: digits + checkOf(digits), phone: born < 2012 ? mobile(firstPhone + serial) : null, relation }
  }
  return () => (random.next() < 0.2 ? share(random, make) : live(random, make))
}

type Make = (surname: string, relation: string, born: number, sex: '1' | '2') => Resident

function live(random: Random, make: Make): Home {
  const surname = random.pick(surnames)
  const born = random.whole(1960, 1992)
  const children = random.whole(0, 2)
  return {
    kind: 'family',
    residents: [
      make(surname, 'head', born, '1'),
      ...(random.next() < 0.85 ? [make(random.pick(surnames), 'spouse', born + random.whole(-3, 4), '2')] : []),
      ...Array.from({ length: children }, () => make(surname, 'child', Math.min(2024, born + random.whole(24, 32)), random.next() < 0.5 ? '1' : '2')),
      ...(random.next() < 0.3 ? [make(surname, 'parent', born - random.whole(22, 28), '2')] : []),
    ],
  }
}

function share(random: Random, make: Make): Home {
  return { kind: 'shared', residents: Array.from({ length: random.whole(2, 3) }, (_, i) => make(random.pick(surnames), i === 0 ? 'head' : 'tenant', random.whole(1985, 2004), random.next() < 0.5 ? '1' : '2')) }
}

const two = (n: number) => String(n).padStart(2, '0')
