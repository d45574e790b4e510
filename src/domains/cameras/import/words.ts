/** The words that lists of cameras use for what the register holds as codes; codes and English words are taken too. */

export const placeWords: Record<string, string> = {
  主要路段: 'road', 道路: 'road', 路口: 'road', 行政区域道路边界: 'boundary', 桥梁: 'bridge', 隧道: 'tunnel', 地下通道: 'underpass', 广场: 'square', 治安保卫重点单位周边: 'key_unit_surroundings', 重点单位周边: 'key_unit_surroundings',
  商贸中心: 'commerce', 会展中心: 'exhibition', 旅游景区: 'scenic_area', 文化体育娱乐场所: 'culture_sports', 教育机构: 'education', 学校: 'education', 医疗机构: 'medical', 医院: 'medical',
  政务服务大厅: 'government_hall', 公园: 'park', 公共停车场: 'parking', 停车场: 'parking', 交通枢纽: 'transport_hub', 公共交通工具: 'public_transport', 公路服务区: 'service_area',
  居民小区: 'residential', 小区: 'residential', 其他公共场所: 'other_public', 非公共场所: 'not_public',
  客房: 'guest_room', 包间: 'private_dining', 宿舍房间: 'dormitory', 宿舍: 'dormitory', 员工休息房间: 'staff_rest_room', 浴室: 'bathroom', 卫生间: 'toilet', 厕所: 'toilet', 更衣室: 'changing_room', 哺乳室: 'nursing_room', 母婴室: 'nursing_room', 试衣间: 'fitting_room',
}

export const ownerWords: Record<string, string> = {
  公安机关: 'police', 公安: 'police', 其他机关: 'government', 机关: 'government', 政府: 'government', 学校: 'school', 医院: 'hospital', 交通单位: 'transport', 物业公司: 'property_company', 物业: 'property_company',
  企业: 'company', 店铺: 'shop', 商铺: 'shop', 农场: 'farm', '村（居）委会': 'village', '村(居)委会': 'village', 村委会: 'village', 居委会: 'village', 住户: 'household', 居民: 'household', 其他: 'other',
}

export const classWords: Record<string, string> = {
  政府规划: 'gov_plan', 经营管理单位: 'operator_duty', '其他公共场所': 'other_duty_place', 自愿或自用: 'art9_other',
}

export const yesNoWords: Record<string, boolean> = { 是: true, 有: true, yes: true, y: true, true: true, 1: true, 否: false, 无: false, 没有: false, no: false, n: false, false: false, 0: false }
