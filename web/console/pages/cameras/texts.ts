import { defineTexts } from '../../../shared/i18n/start.ts'
import { healthTexts } from './health-texts.ts'
import { importTexts } from './import/texts.ts'
import { lawTexts } from './law-texts.ts'
import { recorderTexts } from './recorders/texts.ts'
import { storageTexts } from './storage-texts.ts'

const pageTexts = defineTexts({
  zh: {
    title: '摄像头', add: '登记摄像头', list: '摄像头列表，上下键移动', search: '名称、地点、所有人、地址', map: '摄像头地图',
    look_all: '全部', look_trouble: '有故障', look_lacking: '待补正', look_waiting: '未启用',
    counts: '{recording} / {active} 路在录', countsStale: '{active} 路已启用，状态未知', countsTrouble: '{trouble} 路有故障',
    first: '还没有摄像头', firstHint: '按 N 登记第一个：填地点、所有人和法律类别，测试地址后启用；成批的用“导入清单”', firstHintOthers: '由社区民警或所长登记后显示在这里',
    tree: '按乡镇、派出所、所有人', everywhere: '全部', noTown: '未填乡镇', noOwner: '未填所有人', branchOffline: '{count} 路离线',
    town: '乡镇', group: '分组', groupHint: '按线路、工程或巡检分组，留空即取消分组', selected: '已选 {count} 路', selectAll: '改为选择符合条件的全部 {count} 路', selectTicked: '只选勾选的 {count} 路', selectNone: '取消选择', bulk: '批量更改',
    bulkTitle: '更改 {count} 路摄像头', bulkWhat: '更改哪些内容', bulk_station: '派出所', bulk_town: '乡镇', bulk_group: '分组', bulk_owner: '所有人', bulk_legal: '法律类别与期限', bulk_credentials: '视频流账号密码', bulk_recorder: '录像点', anyNear: '任一本地录像点', recorderChoiceHint: '只有这个录像点能连到它们；留空则由任一本地录像点录像', staysAsIs: '不填则不变', credentialsHint: '地址不变，只换账号密码',
    bulkCheck: '预览', bulkBack: '返回修改', bulkGo: '更改 {count} 路', bulkStop: '停止', bulkGoOn: '继续', bulkStopped: '已停止；已更改的保持更改，可从此处继续', bulkDone: '已更改 {count} 路', bulkWill: '将更改 {count} 路', bulkSame: '{count} 路本已如此', bulkRefused: '{count} 路不能更改', bulkRefusedFirst: '列出前 {count} 路', bulkWhy: '原因',
    move: '移动', moveTitle: '移动 {name}', moveHandle: '拖动到 {name} 的实际位置', moveHint: '拖动标记，或用方向键移动（1 米，Shift 为 10 米）', movedBy: '移动了 {metres} 米', movePlaced: '已放到地图上', moveReasonUsual: '现场核对位置', moveSave: '保存位置', moved: '{name} 的位置已更正', undo: '撤销', moveUndone: '撤销位置更正', moveUndoFailed: '没有撤销',
    noneFound: '没有符合的摄像头', noneFoundHint: '换个词，或选“全部”',
    name: '名称', health: '状态', owner: '所有人', class: '法律类别', kept: '存储期限', days: '{days} 日', keptBefore: '{days} 日（{until}前仍为 {before} 日）', daysUnit: '日', lacks: '缺 {count} 项',
    place: '地点', films: '拍摄范围', publicPlace: '公共场所', privatePlace: '非公共场所', necessity: '必要性', sign: '提示标识', noPhoto: '无照片',
    view: '朝向', viewOf: '方位 {bearing}°，视角 {angle}°，{reach} 米内可辨人', address: '流地址', sealed: '账号密码已加密保存，不再显示', noCredentials: '无账号密码',
    waitsForChief: '资料齐全，等所长核对后启用', edit: '更正', close: '关闭', activate: '启用', suspend: '停录', retire: '注销', setAddress: '更换地址', save: '保存', cancel: '取消', register: '登记',
    done_activate: '已启用，开始录像', done_suspend: '已停录', done_retire: '已注销', done_setStream: '地址已更换', corrected: '已更正', registered_: '已登记',
    suspendTitle: '停录 {name}', suspendWarn: '停录后不再产生录像；已有录像按期限保存。', retireTitle: '注销 {name}', retireWarn: '注销后不能恢复，地址和密码即刻删除；已有录像按期限保存。',
    addressTitle: '更换 {name} 的地址', addTitle: '登记摄像头', editTitle: '更正 {name}', correctionReason: '更正原因', required: '请填写',
    section_place: '在哪里', section_owner: '谁的', section_law: '依据与期限', section_stream: '视频流',
    placeText: '地点', station: '派出所', category: '场所种类', lon: '经度', lat: '纬度', system: '坐标系', pick: '在地图上选',
    system_cgcs2000: 'CGCS2000', system_wgs84: 'WGS-84（GPS）', system_gcj02: 'GCJ-02（网络地图）',
    bearing: '方位角（正北为 0）', angle: '水平视角', reach: '可辨人距离',
    ownerKind: '所有人类别', ownerName: '所有人名称', ownerPhone: '所有人电话', ownerPhoneHint: '报修时联系；处处遮盖显示', ownerAccount: '所有人账号', ownerAccountHint: '有账号的所有人能看到谁、何时、为何看了自己的录像',
    publicPlaceBox: '拍摄公共场所', publicPlaceHint: '只有公共场所的摄像头可为未结警情实时调看', householdPublic: '住户不得在公共场所安装（条例第七条第三款、第九条）',
    url: '地址', urlRule: '请按 rtsp://主机[:端口]/路径 填写', urlHint: '账号密码请分开填写；加密保存，此后任何人都看不到', username: '账号', password: '密码', subUrl: '子码流', subUrlHint: '选填：同一摄像头的小画面，多路同看时播放，不录像；账号密码与上面相同，除非写在地址里', subUrlAlone: '选填；只填此项时，主码流地址和账号密码不变', noSub: '未设置，多路同看时播放主码流', removeSub: '去掉子码流',
    zoomIn: '放大', zoomOut: '缩小', wholeCounty: '全县', pickHint: '点击地图，或用方向键移动后按回车', picked: '所选位置', mapLoading: '正在读取地图…', mapFailed: '地图读取失败',
  },
  en: {
    title: 'Cameras', add: 'Register camera', list: 'List of cameras, arrow keys move', search: 'Name, place, owner, address', map: 'Map of cameras',
    look_all: 'All', look_trouble: 'In trouble', look_lacking: 'To complete', look_waiting: 'Not active',
    counts: '{recording} of {active} recording', countsStale: '{active} active, state unknown', countsTrouble: '{trouble} in trouble',
    first: 'No cameras yet', firstHint: 'Press N to register the first: place, owner and legal class, then test its address and activate; many come in with “Import a list”', firstHintOthers: 'They appear here once a community officer or the chief has registered them',
    tree: 'By town, station, owner', everywhere: 'All', noTown: 'No town given', noOwner: 'No owner given', branchOffline: '{count} offline',
    town: 'Town', group: 'Group', groupHint: 'By line, project or round; empty takes them out of their group', selected: '{count} selected', selectAll: 'Take all {count} that match', selectTicked: 'Only the {count} ticked', selectNone: 'Clear', bulk: 'Change many',
    bulkTitle: 'Change {count} cameras', bulkWhat: 'What to change', bulk_station: 'Station', bulk_town: 'Town', bulk_group: 'Group', bulk_owner: 'Owner', bulk_legal: 'Class and retention', bulk_credentials: 'Stream credentials', bulk_recorder: 'Recorder', anyNear: 'Any that is near', recorderChoiceHint: 'The one recorder that can reach them; empty: any that is near', staysAsIs: 'Empty: stays as it is', credentialsHint: 'Addresses stay; only user and password are replaced',
    bulkCheck: 'Preview', bulkBack: 'Back', bulkGo: 'Change {count}', bulkStop: 'Stop', bulkGoOn: 'Go on', bulkStopped: 'Stopped. What was changed stays changed; it can go on from here', bulkDone: '{count} changed', bulkWill: '{count} will change', bulkSame: '{count} are so already', bulkRefused: '{count} refused', bulkRefusedFirst: 'The first {count} are listed', bulkWhy: 'Why',
    move: 'Move', moveTitle: 'Move {name}', moveHandle: 'Drag to where {name} really stands', moveHint: 'Drag the mark, or use the arrow keys (1 m, with Shift 10 m)', movedBy: 'Moved by {metres} m', movePlaced: 'Placed on the map', moveReasonUsual: 'Position checked on the spot', moveSave: 'Save position', moved: 'The position of {name} is corrected', undo: 'Undo', moveUndone: 'Correction of the position undone', moveUndoFailed: 'It was not undone',
    noneFound: 'No such camera', noneFoundHint: 'Try another word, or choose “All”',
    name: 'Name', health: 'State', owner: 'Owner', class: 'Legal class', kept: 'Kept for', days: '{days} d', keptBefore: '{days} d (until {until} still {before} d)', daysUnit: 'days', lacks: '{count} missing',
    place: 'Place', films: 'Films', publicPlace: 'a public place', privatePlace: 'no public place', necessity: 'Necessity', sign: 'Sign', noPhoto: 'no photo',
    view: 'View', viewOf: 'bearing {bearing}°, angle {angle}°, people within {reach} m', address: 'Address', sealed: 'Credentials are stored encrypted and never shown', noCredentials: 'No credentials',
    waitsForChief: 'Complete; the station chief checks it and activates it', edit: 'Correct', close: 'Close', activate: 'Activate', suspend: 'Stop recording', retire: 'Retire', setAddress: 'Change address', save: 'Save', cancel: 'Cancel', register: 'Register',
    done_activate: 'Active: recording begins', done_suspend: 'Recording stopped', done_retire: 'Out of service', done_setStream: 'Address changed', corrected: 'Corrected', registered_: 'Registered',
    suspendTitle: 'Stop recording {name}', suspendWarn: 'No more footage comes; what there is stays as long as it has to.', retireTitle: 'Retire {name}', retireWarn: 'This cannot be undone. Address and password are deleted at once; footage stays as long as it has to.',
    addressTitle: 'Change the address of {name}', addTitle: 'Register a camera', editTitle: 'Correct {name}', correctionReason: 'Reason for the correction', required: 'Please fill in',
    section_place: 'Where', section_owner: 'Whose', section_law: 'Ground and retention', section_stream: 'Stream',
    placeText: 'Place', station: 'Station', category: 'Kind of place', lon: 'Longitude', lat: 'Latitude', system: 'Coordinates', pick: 'Pick on map',
    system_cgcs2000: 'CGCS2000', system_wgs84: 'WGS-84 (GPS)', system_gcj02: 'GCJ-02 (web maps)',
    bearing: 'Bearing (north 0)', angle: 'Angle of view', reach: 'People seen up to',
    ownerKind: 'Kind of owner', ownerName: 'Owner’s name', ownerPhone: 'Owner’s phone', ownerPhoneHint: 'To ring about repairs; masked wherever it is shown', ownerAccount: 'Owner’s account', ownerAccountHint: 'Owners with an account see who looked at their footage, when and why',
    publicPlaceBox: 'Films a public place', publicPlaceHint: 'Only these may be seen live for an open call', householdPublic: 'A household may not film a public place (Decree 799, arts 7(3), 9)',
    url: 'Address', urlRule: 'Write it as rtsp://host[:port]/path', urlHint: 'Give user and password apart; they are encrypted and nobody sees them again', username: 'User', password: 'Password', subUrl: 'Sub-stream', subUrlHint: 'Optional: the same camera’s small picture, played where several are watched at once, never recorded; user and password as above unless written in it', subUrlAlone: 'Optional; typed alone, the main address and its credentials stay', noSub: 'Not set: the main stream is played in tiles, too', removeSub: 'Remove the sub-stream',
    zoomIn: 'Zoom in', zoomOut: 'Zoom out', wholeCounty: 'Whole county', pickHint: 'Click the map, or move with the arrow keys and press Enter', picked: 'Chosen place', mapLoading: 'Loading the map…', mapFailed: 'The map could not be loaded',
  },
})

export const camerasTexts = {
  zh: { ...pageTexts.zh, ...healthTexts.zh, ...lawTexts.zh, ...storageTexts.zh, ...importTexts.zh, ...recorderTexts.zh },
  en: { ...pageTexts.en, ...healthTexts.en, ...lawTexts.en, ...storageTexts.en, ...importTexts.en, ...recorderTexts.en },
}
