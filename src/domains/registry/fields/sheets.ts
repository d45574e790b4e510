import type { EntryType, Sheet } from './field.ts'
import { addressing, fire, letting, population, reaching, units } from './grounds.ts'

const year = 365

const lets = { field: 'use', among: ['let', 'lent', 'mixed'] } as const

/**
 * What is kept of each record of the spine: the one table from which schemas, forms, freshness, files and docs/registry-fields.md
 * follow. A field has a duty that needs it. There is none for ethnicity, religion, politics, health or opinions, and no free text
 * about a person, which would become one.
 */
export const sheets: Readonly<Record<EntryType, Sheet>> = {
  address: {
    label: { zh: '标准地址', en: 'Address' },
    keptMonths: null,
    ends: { withdrawn: { zh: '地址撤销', en: 'withdrawn' }, mistake: { zh: '登记有误', en: 'a mistake' } },
    fields: {
      code: { kind: 'text', max: 40, label: { zh: '门牌编码', en: 'Door plate code' }, ground: addressing },
      town: { kind: 'text', max: 40, label: { zh: '乡镇（街道）', en: 'Town' }, ground: addressing, required: true },
      community: { kind: 'text', max: 40, label: { zh: '社区（村）', en: 'Community' }, ground: addressing, required: true },
      road: { kind: 'text', max: 60, label: { zh: '路、街、自然村、小区', en: 'Road, hamlet or estate' }, ground: addressing, required: true },
      house: { kind: 'text', max: 40, label: { zh: '门牌号', en: 'House number' }, ground: addressing, required: true },
      position: { kind: 'place', label: { zh: '坐标', en: 'Position' }, ground: addressing },
    },
  },
  building: {
    label: { zh: '楼栋', en: 'Building' },
    keptMonths: null,
    ends: { demolished: { zh: '已拆除', en: 'pulled down' }, mistake: { zh: '登记有误', en: 'a mistake' } },
    fields: {
      address: { kind: 'reference', to: 'address', label: { zh: '所在地址', en: 'Address' }, ground: addressing, required: true },
      name: { kind: 'text', max: 40, label: { zh: '幢号', en: 'Block' }, ground: addressing },
      kind: {
        kind: 'choice', label: { zh: '类型', en: 'Kind' }, ground: fire, staleAfterDays: 5 * year,
        options: {
          block: { zh: '小区楼房', en: 'block of flats' }, own: { zh: '自建房', en: 'self-built house' }, shops: { zh: '店面楼', en: 'shops below, flats above' },
          public: { zh: '公共建筑', en: 'public building' }, works: { zh: '厂房仓库', en: 'workshop or store' }, farm: { zh: '农用建筑', en: 'farm building' },
        },
      },
      structure: {
        kind: 'choice', label: { zh: '结构', en: 'Built of' }, ground: fire,
        options: { concrete: { zh: '钢筋混凝土', en: 'reinforced concrete' }, brick: { zh: '砖混', en: 'brick' }, wood: { zh: '木结构', en: 'timber' }, earth: { zh: '土木（夯土）', en: 'rammed earth' }, steel: { zh: '钢结构', en: 'steel' } },
      },
      storeys: { kind: 'number', min: 1, max: 120, label: { zh: '层数', en: 'Storeys' }, ground: fire },
    },
  },
  dwelling: {
    label: { zh: '房屋', en: 'Dwelling' },
    keptMonths: 24,
    ends: { demolished: { zh: '已拆除', en: 'pulled down' }, merged: { zh: '已并入他处', en: 'became part of another' }, mistake: { zh: '登记有误', en: 'a mistake' } },
    fields: {
      address: { kind: 'reference', to: 'address', label: { zh: '所在地址', en: 'Address' }, ground: addressing, required: true },
      building: { kind: 'reference', to: 'building', label: { zh: '所在楼栋', en: 'Building' }, ground: addressing },
      unit: { kind: 'text', max: 20, label: { zh: '单元', en: 'Entrance' }, ground: addressing },
      room: { kind: 'text', max: 20, label: { zh: '室号', en: 'Room' }, ground: addressing },
      use: {
        kind: 'choice', label: { zh: '用途', en: 'Used as' }, ground: letting, staleAfterDays: year / 2,
        options: {
          own: { zh: '自住', en: 'owner lives here' }, let: { zh: '出租', en: 'let' }, lent: { zh: '借住', en: 'lent' }, vacant: { zh: '空置', en: 'vacant' },
          business: { zh: '经营', en: 'business' }, mixed: { zh: '住宿与经营合用', en: 'lived and worked in' }, storage: { zh: '仓储', en: 'storage' },
        },
      },
      rooms: { kind: 'number', min: 0, max: 200, askedIf: lets, label: { zh: '出租房间数', en: 'Rooms let' }, ground: letting, staleAfterDays: year / 2 },
      ownerName: { kind: 'text', max: 60, askedIf: lets, label: { zh: '房主', en: 'Owner' }, ground: letting, staleAfterDays: 2 * year },
      ownerPhone: { kind: 'sealed', form: 'phone', askedIf: lets, label: { zh: '房主电话', en: "Owner's phone" }, ground: letting, staleAfterDays: year },
    },
  },
  household: {
    label: { zh: '家庭户', en: 'Household' },
    keptMonths: 24,
    ends: { left: { zh: '已搬离', en: 'moved away' }, dissolved: { zh: '已销户', en: 'dissolved' }, mistake: { zh: '登记有误', en: 'a mistake' } },
    fields: {
      dwelling: { kind: 'reference', to: 'dwelling', label: { zh: '所住房屋', en: 'Dwelling' }, ground: population, required: true, staleAfterDays: year },
      address: { kind: 'reference', to: 'address', label: { zh: '所在地址', en: 'Address' }, ground: population, required: true },
      kind: {
        kind: 'choice', label: { zh: '户别', en: 'Kind' }, ground: population,
        options: { family: { zh: '家庭户', en: 'family' }, shared: { zh: '合租户', en: 'shared flat' }, collective: { zh: '集体户', en: 'collective' } },
      },
    },
  },
  person: {
    label: { zh: '人员', en: 'Person' },
    keptMonths: 24,
    ends: { left: { zh: '已离开本地', en: 'left the county' }, died: { zh: '已故', en: 'died' }, mistake: { zh: '登记有误', en: 'a mistake' } },
    fields: {
      name: { kind: 'text', max: 60, label: { zh: '姓名', en: 'Name' }, ground: population, required: true },
      sex: {
        kind: 'choice', label: { zh: '性别', en: 'Sex' }, ground: population,
        options: { '1': { zh: '男', en: 'male' }, '2': { zh: '女', en: 'female' }, '0': { zh: '未知', en: 'not known' }, '9': { zh: '未说明', en: 'not stated' } },
      },
      birth: { kind: 'date', label: { zh: '出生日期', en: 'Born' }, ground: population },
      document: {
        kind: 'choice', label: { zh: '证件类型', en: 'Document' }, ground: population,
        options: {
          resident: { zh: '居民身份证', en: 'identity card' }, hmt: { zh: '港澳台居民居住证或通行证', en: 'Hong Kong, Macao or Taiwan permit' },
          passport: { zh: '护照', en: 'passport' }, none: { zh: '无证件', en: 'none' },
        },
      },
      identityNumber: { kind: 'sealed', form: 'identity', askedIf: { field: 'document', among: ['resident', 'hmt', 'passport'] }, label: { zh: '证件号码', en: 'Document number' }, ground: population },
      nationality: { kind: 'text', max: 3, askedIf: { field: 'document', among: ['hmt', 'passport'] }, label: { zh: '国籍', en: 'Nationality' }, ground: population },
      phone: { kind: 'sealed', form: 'phone', label: { zh: '电话', en: 'Phone' }, ground: reaching, staleAfterDays: year },
      registeredAt: { kind: 'text', max: 120, label: { zh: '户籍地址', en: 'Registered at' }, ground: population, staleAfterDays: 3 * year },
      household: { kind: 'reference', to: 'household', label: { zh: '所在户', en: 'Household' }, ground: population, staleAfterDays: year },
      relation: {
        kind: 'choice', label: { zh: '与户主关系', en: 'Relation to the head' }, ground: population, staleAfterDays: 3 * year,
        options: {
          head: { zh: '户主', en: 'head' }, spouse: { zh: '配偶', en: 'spouse' }, child: { zh: '子女', en: 'child' }, parent: { zh: '父母', en: 'parent' },
          grandchild: { zh: '孙辈', en: 'grandchild' }, grandparent: { zh: '祖辈', en: 'grandparent' }, sibling: { zh: '兄弟姐妹', en: 'sibling' },
          kin: { zh: '其他亲属', en: 'other relative' }, tenant: { zh: '租客', en: 'tenant' }, colleague: { zh: '同事同学', en: 'colleague' }, other: { zh: '其他', en: 'other' },
        },
      },
      residence: {
        kind: 'choice', label: { zh: '居住状态', en: 'Residence' }, ground: population, staleAfterDays: year / 2,
        options: {
          both: { zh: '人户一致', en: 'registered and living here' }, here: { zh: '人在户不在', en: 'lives here, registered elsewhere' }, away: { zh: '户在人不在', en: 'registered here, lives elsewhere' },
        },
      },
      since: { kind: 'date', label: { zh: '来此居住日期', en: 'Lives here since' }, ground: population },
    },
  },
  business: {
    label: { zh: '单位', en: 'Business' },
    keptMonths: 24,
    ends: { closed: { zh: '已停业', en: 'closed' }, moved: { zh: '已迁出', en: 'moved away' }, mistake: { zh: '登记有误', en: 'a mistake' } },
    fields: {
      address: { kind: 'reference', to: 'address', label: { zh: '所在地址', en: 'Address' }, ground: units, required: true, staleAfterDays: year },
      name: { kind: 'text', max: 100, label: { zh: '名称', en: 'Name' }, ground: units, required: true, staleAfterDays: year },
      creditCode: { kind: 'text', max: 18, label: { zh: '统一社会信用代码', en: 'Unified social credit code' }, ground: units },
      kind: {
        kind: 'choice', label: { zh: '类型', en: 'Kind' }, ground: units, staleAfterDays: year,
        options: {
          shop: { zh: '商店', en: 'shop' }, food: { zh: '餐饮', en: 'food and drink' }, inn: { zh: '旅馆民宿', en: 'inn or guest house' }, leisure: { zh: '娱乐场所', en: 'leisure' },
          works: { zh: '工厂作坊', en: 'works' }, school: { zh: '学校幼儿园', en: 'school' }, care: { zh: '养老医疗', en: 'care or clinic' }, farm: { zh: '农场合作社', en: 'farm or co-operative' },
          office: { zh: '机关团体', en: 'office' }, other: { zh: '其他', en: 'other' },
        },
      },
      head: { kind: 'text', max: 60, label: { zh: '负责人', en: 'Head' }, ground: units, staleAfterDays: year },
      phone: { kind: 'sealed', form: 'phone', label: { zh: '联系电话', en: 'Phone' }, ground: units, staleAfterDays: year },
      staff: { kind: 'number', min: 0, max: 100_000, label: { zh: '从业人数', en: 'Staff' }, ground: fire, staleAfterDays: year },
      lodging: {
        kind: 'choice', label: { zh: '是否有人住宿', en: 'Someone sleeps there' }, ground: fire, staleAfterDays: year / 2,
        options: { yes: { zh: '有', en: 'yes' }, no: { zh: '无', en: 'no' } },
      },
    },
  },
}
