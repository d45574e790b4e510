import { defineTexts } from '../i18n/start.ts'

export const liveTexts = defineTexts({
  zh: {
    live: '实时画面', connecting: '正在连接…', waiting: '画面停住了，摄像头没有新画面', recorder_away: '录像进程没有运行，正在重试', not_recorded: '该摄像头没有在录像',
    ended: '实时查看已结束', no_right: '查看权限已结束', unsupported: '浏览器不能播放这种编码',
  },
  en: {
    live: 'Live picture', connecting: 'Connecting…', waiting: 'The picture stands still: nothing new from the camera', recorder_away: 'The recorder is not running; trying again', not_recorded: 'This camera is not being recorded',
    ended: 'The live look has ended', no_right: 'The right to look has ended', unsupported: 'The browser cannot play this codec',
  },
})
