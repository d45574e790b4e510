import { defineTexts } from '../../../../shared/i18n/start.ts'

export const recorderTexts = defineTexts({
  zh: {
    tab_recorders: '录像点', recorders: '录像点', near: '本地', far: '远端', draining: '正在腾空', besideServer: '服务器旁',
    recorder_online: '在线', recorder_offline: '离线', recorder_waiting: '尚未连接', recorder_revoked: '已停用', recorderSince_online: '已运行 {age}', recorderSince_offline: '{age}前最后报告', recorderSince_waiting: '{age}前登记', recorderSince_revoked: '{age}前最后报告',
    recorderHolds: '在录 {recording} / {held} 路', recorderAssigned: '指定 {count} 路', filesWaiting: '{count} 个文件待登记', clockFast: '时钟快 {seconds} 秒', clockSlow: '时钟慢 {seconds} 秒', clockOffSays: '录像按它的时钟记时。请在那台机器上配置校时（NTP）。', recordersNone: '还没有录像点', recordersNoneHint: '服务器旁的录像进程启动后列在这里；村里的由系统管理员登记',
    enrol: '登记远端录像点', enrolHint: '远端录像点主动拨到 {host}:{port}，村里不开端口', linksOff: '本服务器不接受远端录像点', linksOffTodo: '请设置 LANGQIAO_LINK_PORT 后重启服务器（docs/operations.md）。', enrolTitle: '登记远端录像点',
    recorderName: '名称', recorderNameHint: '小写字母、数字和连字符，最多 40 个', recorderPlace: '安装地点', recorderHost: '县里的地址', recorderHostHint: '从村里能连到的主机名或 IP',
    linkSave: '下载连接文件', linkOnce: '连接文件只给这一次', linkOnceTodo: '其中有录像点的口令，服务器只留校验值。丢失须停用后重新登记。', linkRun: '把文件带到村里的机器，然后运行：',
    revoke: '停用', revokeTitle: '停用 {name}', revokeWarn: '口令即刻失效，两秒内断开；它那里的录像不再能调看。',
  },
  en: {
    tab_recorders: 'Recorders', recorders: 'Recorders', near: 'near', far: 'far', draining: 'being drained', besideServer: 'Beside the server',
    recorder_online: 'Online', recorder_offline: 'Offline', recorder_waiting: 'Not connected yet', recorder_revoked: 'Cut off', recorderSince_online: 'running for {age}', recorderSince_offline: 'last heard {age} ago', recorderSince_waiting: 'enrolled {age} ago', recorderSince_revoked: 'last heard {age} ago',
    recorderHolds: '{recording} of {held} cameras recording', recorderAssigned: '{count} given to it', filesWaiting: '{count} files to be written down', clockFast: 'Clock {seconds} s fast', clockSlow: 'Clock {seconds} s slow', clockOffSays: 'Footage is written under its time. Set up a time server (NTP) on that machine.', recordersNone: 'No recorders yet', recordersNoneHint: 'The recorder beside the server is listed once it runs; those in villages are enrolled by the system administrator',
    enrol: 'Enrol a far recorder', enrolHint: 'Far recorders dial out to {host}:{port}; no port is opened in the village', linksOff: 'This server takes no far recorders', linksOffTodo: 'Set LANGQIAO_LINK_PORT and restart the server (docs/operations.md).', enrolTitle: 'Enrol a far recorder',
    recorderName: 'Name', recorderNameHint: 'Small letters, digits and hyphens, 40 at most', recorderPlace: 'Where it stands', recorderHost: 'Address of the county', recorderHostHint: 'Host name or IP that can be reached from the village',
    linkSave: 'Download the link file', linkOnce: 'The link file is given this once', linkOnceTodo: 'It holds the recorder’s token; the server keeps only a hash. If it is lost, cut the recorder off and enrol it anew.', linkRun: 'Take the file to the machine in the village and run:',
    revoke: 'Cut off', revokeTitle: 'Cut {name} off', revokeWarn: 'Its token is worth nothing at once, its link is cut within two seconds, and footage that lies there can no longer be seen.',
  },
})
