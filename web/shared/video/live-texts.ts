import { defineTexts } from '../i18n/start.ts'

export const liveTexts = defineTexts({
  zh: {
    live: '实时画面', connecting: '正在连接…', waiting: '画面停住了，摄像头没有新画面', recorder_away: '录像进程没有运行，正在重试', not_recorded: '该摄像头没有在录像',
    ended: '实时查看已结束', no_right: '查看权限已结束', unsupported: '浏览器不能播放这种编码', transcoders_busy: '正在转码的画面太多，请先关闭别的画面', transcoded: '{codec}，转码播放',
    around: '警情周边实时画面', recorded: '每次查看都记入账本', none: '300 米内没有可调看的公共场所摄像头', noneHint: '需要其他录像，请以案件申请调取', show: '查看', hide: '收起', enlarge: '放大', shrink: '缩小',
  },
  en: {
    live: 'Live picture', connecting: 'Connecting…', waiting: 'The picture stands still: nothing new from the camera', recorder_away: 'The recorder is not running; trying again', not_recorded: 'This camera is not being recorded',
    ended: 'The live look has ended', no_right: 'The right to look has ended', unsupported: 'The browser cannot play this codec', transcoders_busy: 'Too many pictures are being transcoded: close another one', transcoded: '{codec}, transcoded',
    around: 'Live around the call', recorded: 'Every look is on the ledger', none: 'No public camera within 300 m', noneHint: 'For other footage, ask on the ground of a case', show: 'Show', hide: 'Hide', enlarge: 'Enlarge', shrink: 'Shrink',
  },
})
