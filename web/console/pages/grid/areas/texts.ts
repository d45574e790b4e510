import { defineTexts } from '../../../../shared/i18n/start.ts'

export const gridAreasTexts = defineTexts({
  zh: {
    title: '网格边界', onDay: '哪一天的边界', today: '今天', kind_community: '社区网格', kind_special: '专属网格', import: '导入边界', export: '导出', station: '派出所', wholeCounty: '全县',
    addresses: '地址', inNone: '不在任何网格', noPosition: '没有坐标', gapsHint: '地图上的空心圆点', allInside: '都在网格内',
    code: '编码', name: '网格', tender: '负责人', nobody: '无人', doors: '户', fresh: '信息有效', visited: '30 天走访', hazards: '隐患', addressCount: '地址 {count}', freshShare: '颜色越浓，信息有效的户越多',
    none: '还没有划网格', noneHint: '从制图软件导出 GeoJSON，在这里导入；先试读，再生效。', noneThatDay: '这一天还没有网格', wrong: '边界', choose: '在地图或列表中选一个网格',
    history: '边界的变化', since: '{day} 起', current: '现在', toCome: '尚未生效', firstDrawn: '首次划定', by: '{name}，{at}', showBefore: '看当时', hideBefore: '不看了', ended: '{day} 起撤销',
    rename: '改名', hand: '换人负责', end: '撤销', revive: '恢复', newName: '新名称', endFrom: '从哪天起撤销', noteEnd: '撤销后编码不能另作他用；撤错了，选撤销前的日期打开它即可恢复。', noteHand: '不选即无人负责。',
    importTitle: '导入网格边界', importHint: 'GeoJSON（FeatureCollection），每个面带属性“网格编码”“网格名称”，可带“网格类型”“派出所”。', chooseFile: '选择文件', another: '换一个文件', system: '坐标系', system_cgcs2000: 'CGCS2000（国家大地坐标）', system_wgs84: 'WGS-84（GPS）', system_gcj02: 'GCJ-02（网络地图）',
    from: '从哪天起生效', whose: '文件没写派出所的归', checking: '正在试读…', notJson: '这个文件不是 GeoJSON。', notJsonTodo: '请从制图软件按 GeoJSON 导出。', tooLarge: '文件超过 8 MB。', tooLargeTodo: '请按派出所分开，或简化边界后再试。',
    result: '共 {features} 个', willAdd: '新划 {count}', willChange: '变更 {count}', willSame: '没有变化 {count}', leftOut: '有问题不导入 {count}', afterwards: '导入后，这些派出所的 {total} 个地址中，{outside} 个不在任何网格', afterwardsAll: '导入后，{total} 个地址都在网格内', withoutPlace: '另有 {count} 个没有坐标',
    feature: '第几项', what: '问题', reason: '为什么调整（记入账本）', take: '导入这 {count} 个', nothing: '没有可导入的', done: '已导入：新划 {added} 个，变更 {changed} 个。', back: '返回', tryAgain: '改好后选同一个文件再试；已有的不会重复。', showPlace: '看位置', showOnMap: '看位置：在地图上看第 {feature} 项',
    map: '网格地图', zoomIn: '放大', zoomOut: '缩小', home: '回到全图', pickHint: '', picked: '', mapLoading: '地图加载中…', mapFailed: '地图无法显示；列表照常可用。', noRight: '网格边界由社区民警、所长、指挥长和局长查看', byCommunity: '按社区', byGrid: '按网格', outside: '不在任何网格', hazardCount: '隐患 {count}', noGrids: '还没有划网格；所长或指挥长在“网格边界”导入。', grid: '网格', allGrids: '全部',
  },
  en: {
    title: 'Grids', onDay: 'As of', today: 'today', kind_community: 'Community grids', kind_special: 'Special grids', import: 'Import', export: 'Export', station: 'Station', wholeCounty: 'Whole county',
    addresses: 'Addresses', inNone: 'in no grid', noPosition: 'without position', gapsHint: 'hollow dots on the map', allInside: 'all in a grid',
    code: 'Code', name: 'Grid', tender: 'Looked after by', nobody: 'nobody', doors: 'Doors', fresh: 'Up to date', visited: 'Visited in 30 days', hazards: 'Hazards', addressCount: '{count} addresses', freshShare: 'The stronger the colour, the more doors are up to date',
    none: 'No grid is drawn yet', noneHint: 'Export GeoJSON from the mapping program and import it here: it is tried first.', noneThatDay: 'There was no grid on that day', wrong: 'Boundary', choose: 'Choose a grid on the map or in the list',
    history: 'Its boundaries', since: 'from {day}', current: 'now', toCome: 'to come', firstDrawn: 'drawn', by: '{name}, {at}', showBefore: 'Show', hideBefore: 'Hide', ended: 'ended {day}',
    rename: 'Rename', hand: 'Hand on', end: 'End', revive: 'Take up again', newName: 'New name', endFrom: 'From which day', noteEnd: 'Its code is given to no other grid; if this was a mistake, choose a day before and take it up again.', noteHand: 'Without a choice nobody looks after it.',
    importTitle: 'Import grids', importHint: 'GeoJSON (FeatureCollection): each area with the properties “code” and “name”, also “kind” and “station”.', chooseFile: 'Choose a file', another: 'Another file', system: 'Coordinates', system_cgcs2000: 'CGCS2000', system_wgs84: 'WGS-84 (GPS)', system_gcj02: 'GCJ-02 (web maps)',
    from: 'Holds from', whose: 'Where the file names no station', checking: 'Trying it…', notJson: 'This file is no GeoJSON.', notJsonTodo: 'Export it from the mapping program as GeoJSON.', tooLarge: 'The file is larger than 8 MB.', tooLargeTodo: 'Split it by station, or simplify the boundaries.',
    result: '{features} in the file', willAdd: '{count} new', willChange: '{count} changed', willSame: '{count} as they are', leftOut: '{count} wrong, left out', afterwards: 'Afterwards {outside} of {total} addresses of these stations lie in no grid', afterwardsAll: 'Afterwards all {total} addresses lie in a grid', withoutPlace: '{count} more have no position',
    feature: 'No.', what: 'What is wrong', reason: 'Why (kept on the ledger)', take: 'Import these {count}', nothing: 'Nothing to import', done: 'Imported: {added} new, {changed} changed.', back: 'Back', tryAgain: 'Put it right and choose the same file again: what stands is not added twice.', showPlace: 'Show', showOnMap: 'Show no. {feature} on the map',
    map: 'Map of grids', zoomIn: 'Zoom in', zoomOut: 'Zoom out', home: 'Whole map', pickHint: '', picked: '', mapLoading: 'Loading the map…', mapFailed: 'The map cannot be shown; the list works all the same.', noRight: 'Community officers, chiefs, the command room’s lead and the county’s head see boundaries', byCommunity: 'By community', byGrid: 'By grid', outside: 'In no grid', hazardCount: '{count} hazards', noGrids: 'No grid is drawn yet; the chief or the command room’s lead imports them under “Grids”.', grid: 'Grid', allGrids: 'all',
  },
})
