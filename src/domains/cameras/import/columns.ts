import { Fault } from '#platform/fault.ts'
import { plainTitle } from '#platform/tables/plain-title.ts'

/** Columns of a list of cameras by what they hold, each with the names under which it may come, the template's first. */
export const columnNames = {
  number: ['编号', 'external number', '外部编号', '国标编码', '国标编号', 'number', 'code'],
  name: ['名称', 'name', '摄像头名称', '点位名称'],
  place: ['地点', 'place', '地址', '安装地点', '安装地址', 'address'],
  category: ['场所类别', 'category', '场所', 'kind of place'],
  lon: ['经度', 'longitude', 'lon', 'lng'],
  lat: ['纬度', 'latitude', 'lat'],
  system: ['坐标系', 'coordinates', 'coordinate system', 'system'],
  bearing: ['朝向', 'bearing', '方位角'],
  fieldOfView: ['视角', 'angle of view', 'field of view'],
  reach: ['可视距离', 'reach'],
  station: ['派出所', 'station', '所属派出所'],
  group: ['分组', 'group'],
  town: ['乡镇', 'town', '乡镇街道', '街道'],
  ownerName: ['所有人', 'owner', "owner's name", 'owner name', '产权单位'],
  ownerPhone: ['所有人电话', "owner's phone", 'owner phone', '联系电话'],
  ownerAccount: ['所有人账号', "owner's account", 'owner account'],
  ownerKind: ['所有人类型', 'kind of owner', 'owner kind'],
  legalClass: ['法律类别', 'legal class', 'class'],
  necessity: ['必要性', 'necessity'],
  publicPlace: ['公共场所', 'public place', '是否公共场所'],
  seesPrivacy: ['涉及隐私', 'sees privacy'],
  nearSecretSite: ['涉密单位', 'near secret site', '周边涉密单位'],
  consentDocument: ['同意文件', 'consent document'],
  signText: ['标识文字', 'sign', 'sign text'],
  signPhoto: ['标识照片', 'sign photo'],
  retentionDays: ['存储天数', 'retention days', 'retention', '存储期限'],
  url: ['视频流地址', 'stream address', 'url', 'rtsp'],
  subUrl: ['子码流地址', 'sub-stream address', 'sub stream address', 'sub url', '辅码流地址'],
  username: ['用户名', 'username', 'user'],
  password: ['密码', 'password'],
} as const

export type ColumnKey = keyof typeof columnNames

/** A row as the template shows it, in Chinese and English. */
export const exampleRow: Record<ColumnKey, readonly [zh: string, en: string]> = {
  number: ['示例0001', 'EXAMPLE-0001'], name: ['示例：桥北街路口', 'Example: Qiaobei Street'], place: ['桥北街12号', '12 Qiaobei Street'], category: ['主要路段', 'road'],
  lon: ['119.42', '119.42'], lat: ['27.3', '27.3'], system: ['CGCS2000', 'CGCS2000'], bearing: ['40', '40'], fieldOfView: ['62', '62'], reach: ['40', '40'],
  station: ['岚城派出所', 'lancheng'], group: ['', ''], town: ['岚城镇', 'Lancheng'], ownerName: ['县公安局', 'County bureau'], ownerPhone: ['15400000000', '15400000000'], ownerAccount: ['', ''], ownerKind: ['公安机关', 'police'], legalClass: ['政府规划', 'gov_plan'],
  necessity: ['主要路段交通与治安', 'Traffic and safety'], publicPlace: ['是', 'yes'], seesPrivacy: ['否', 'no'], nearSecretSite: ['否', 'no'], consentDocument: ['', ''],
  signText: ['您已进入公共安全视频图像采集区域', 'You are being filmed'], signPhoto: ['是', 'yes'], retentionDays: ['90', '90'], url: ['rtsp://192.0.2.1/stream1', 'rtsp://192.0.2.1/stream1'], subUrl: ['rtsp://192.0.2.1/stream2', 'rtsp://192.0.2.1/stream2'], username: ['', ''], password: ['', ''],
}

/** Without these no row could be a camera. */
const required: readonly ColumnKey[] = ['name', 'place', 'category', 'station', 'ownerName', 'ownerKind', 'publicPlace', 'retentionDays']

export interface Columns {
  at: ReadonlyMap<ColumnKey, number>
  /** As the file writes them. */
  titleOf(key: ColumnKey): string
  /** Titles that nothing is known about; their cells are left out. */
  ignored: string[]
}

const known = new Map(Object.entries(columnNames).flatMap(([key, names]) => names.map((name) => [plainTitle(name), key as ColumnKey] as const)))

/** Takes the head of a table. Throws `import_no_columns`, `import_column_twice`. */
export function readColumns(head: readonly string[]): Columns {
  const at = new Map<ColumnKey, number>()
  const ignored: string[] = []
  for (const [index, title] of head.entries()) {
    const key = known.get(plainTitle(title))
    if (key === undefined) {
      if (title !== '') ignored.push(title.slice(0, 60))
      continue
    }
    if (at.has(key)) throw new Fault('import_column_twice', { column: title.slice(0, 60) }, 422)
    at.set(key, index)
  }
  const missing = required.filter((key) => !at.has(key))
  if (missing.length > 0) throw new Fault('import_no_columns', { columns: missing.map((key) => `${columnNames[key][0]} (${columnNames[key][1]})`).join(', ') }, 422)
  return { at, ignored, titleOf: (key) => head[at.get(key) ?? -1] ?? columnNames[key][0] }
}
