/** Roles as issue 1 names them; a person of the demo holds exactly one. */
export type Role =
  | 'system_administrator' | 'security_administrator' | 'auditor' | 'dispatcher' | 'command_room_lead' | 'case_officer' | 'case_team_lead'
  | 'legal_reviewer' | 'community_officer' | 'auxiliary' | 'grid_worker' | 'station_chief' | 'county_bureau_head' | 'camera_owner'

export interface Person {
  /** Login name: pinyin, unique, also the stable key of the demo. */
  login: string
  name: string
  role: Role
  /** Unit id of county.ts; for grid workers the station their grid belongs to; null for camera owners. */
  unit: string | null
  /** Post as it stands on a door or a notice. */
  post: string
  /** 警号 of an officer or number of an auxiliary; null for others. Made up. */
  badge: string | null
  /** See `mobile`. */
  phone: string
  /** Grid ids of county.ts that a community officer or grid worker looks after. */
  grids: readonly string[]
}

/**
 * A mobile number of the right shape that nobody can hold: 154 is the one 15x block never given to an operator.
 * `serial` has up to four digits.
 */
export const mobile = (serial: number) => `1540000${String(serial).padStart(4, '0')}`

/** A landline of the right shape: 0590 is the one 059x code that no city of Fujian has. */
export const landline = (serial: number) => `0590-${String(6_000_000 + serial)}`

let serial = 100
const person = (login: string, name: string, role: Role, unit: string | null, post: string, badge: string | null = null, grids: readonly string[] = []): Person => ({
  login, name, role, unit, post, badge, grids, phone: mobile(++serial),
})

/** The thirty who work here. Their names are invented; one has a rare character on purpose (生僻字). */
export const staff: readonly Person[] = [
  person('lianshuoguang', '连朔光', 'county_bureau_head', 'bureau', '副县长、局长', '979001'),
  person('guyanqiu', '顾砚秋', 'system_administrator', 'science-office', '系统管理员', '979031'),
  person('youhemian', '游禾眠', 'security_administrator', 'science-office', '安全管理员', '979032'),
  person('tongsuwei', '童溯苇', 'auditor', 'audit-office', '审计员', '979041'),
  person('raojianting', '饶涧亭', 'legal_reviewer', 'legal-office', '法制审核员', '979021'),
  person('mushilan', '穆拾岚', 'legal_reviewer', 'legal-office', '法制审核员', '979022'),
  person('hanjingxu', '韩径栩', 'command_room_lead', 'command-room', '指挥长', '979011'),
  person('wenluoqiao', '温洛樵', 'dispatcher', 'command-room', '接警员', '979012'),
  person('bailingzhou', '柏泠舟', 'dispatcher', 'command-room', '接警员', '979013'),
  person('xuyinhe', '胥寅禾', 'dispatcher', 'command-room', '接警员', '979014'),
  person('zhanyuntao', '湛云韬', 'station_chief', 'lancheng', '所长', '979101'),
  person('linqiruo', '林栖若', 'case_team_lead', 'lancheng-cases', '案件办理队队长', '979111'),
  person('chenmuyan', '陈牧岩', 'case_officer', 'lancheng-cases', '办案民警', '979112'),
  person('shuzhiwei', '舒知苇', 'case_officer', 'lancheng-cases', '办案民警', '979113'),
  person('huangyan', '黄䶮', 'case_officer', 'lancheng-cases', '办案民警', '979114'),
  person('panshuyu', '潘疏雨', 'community_officer', 'lancheng-community', '社区民警', '979121', ['qiaotou-1', 'qiaotou-2', 'qiaotou-3', 'qiaotou-4', 'xibin-1', 'xibin-2', 'xibin-3']),
  person('jiyuanzhu', '纪远竹', 'community_officer', 'lancheng-community', '社区民警', '979122', ['dongmen-1', 'dongmen-2', 'dongmen-3', 'dongmen-4', 'zhuxi-1', 'zhuxi-2', 'xiayang-1', 'xiayang-2']),
  person('wuhanchuan', '邬涵川', 'community_officer', 'lancheng-community', '社区民警', '979123', ['nanan-1', 'nanan-2', 'nanan-3', 'nanan-4', 'nanan-5', 'chaping-1', 'chaping-2']),
  person('tanyoumu', '谭佑木', 'auxiliary', 'lancheng-community', '辅警', 'F97901'),
  person('luosuiyang', '骆穗扬', 'auxiliary', 'lancheng-community', '辅警', 'F97902'),
  person('fangzhefeng', '方谪枫', 'auxiliary', 'lancheng-cases', '辅警', 'F97903'),
  person('cenbohan', '岑泊寒', 'station_chief', 'qiyun', '所长', '979201'),
  person('jiangyueqi', '江岳栖', 'case_team_lead', 'qiyun-cases', '案件办理队队长', '979211'),
  person('yeshaoting', '叶绍霆', 'case_officer', 'qiyun-cases', '办案民警', '979212'),
  person('lanqinghe', '蓝青荷', 'case_officer', 'qiyun-cases', '办案民警', '979213'),
  person('zhongliwen', '钟砺文', 'community_officer', 'qiyun-community', '社区民警', '979221', ['qiyun-1', 'qiyun-2', 'qiyun-3', 'langxia-1', 'langxia-2', 'shiji-1', 'shiji-2', 'yunping-1', 'yunping-2']),
  person('leibaishan', '雷柏杉', 'auxiliary', 'qiyun-community', '辅警', 'F97904'),
  person('qiulinyao', '邱霖瑶', 'auxiliary', 'qiyun-cases', '辅警', 'F97905'),
  person('shimanqiao', '施蔓荞', 'grid_worker', 'lancheng', '专职网格员', null, ['qiaotou-2']),
  person('dingmuchun', '丁木椿', 'grid_worker', 'qiyun', '专职网格员', null, ['shiji-1']),
]

/** People outside the police whose cameras are on the platform; they sign in to see who looked. */
export const cameraOwners: readonly Person[] = [
  person('xipan-wuye', '简陌桐', 'camera_owner', null, '岚溪物业服务有限公司 项目经理'),
  person('qiyun-shop', '阮溪粟', 'camera_owner', null, '云脚食杂店 店主'),
  person('laorong-farm', '巫稻生', 'camera_owner', null, '老榕鸭场 场主'),
  person('shiji-home', '幸芷杭', 'camera_owner', null, '石际村村民'),
]
