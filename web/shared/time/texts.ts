import { defineTexts } from '../i18n/start.ts'

export const timeTexts = defineTexts({
  zh: { lastHour: '最近 1 小时', lastThreeHours: '最近 3 小时', lastNight: '昨晚 18 时至今早 6 时', today: '今天', yesterday: '昨天' },
  en: { lastHour: 'Last hour', lastThreeHours: 'Last 3 hours', lastNight: 'Last night, 18:00–06:00', today: 'Today', yesterday: 'Yesterday' },
})
