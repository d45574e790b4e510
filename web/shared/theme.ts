import { theme, type ThemeConfig } from 'antd'

/** Bridge green: the one accent. */
export const accent = '#1f6f5c'

const hans = '"PingFang SC","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",system-ui,sans-serif'
/** Quotation marks are as wide as a character in Chinese type: English takes narrow ones (global.css). */
const families = { zh: hans, en: `"Langqiao narrow marks",${hans}` }

/** Ant Design's tokens, changed here and nowhere else. Red = act now, amber = due soon, grey = past. */
export function makeTheme(dark: boolean, density: 'compact' | 'touch', isStill: boolean, language: 'zh' | 'en'): ThemeConfig {
  const base = dark ? theme.darkAlgorithm : theme.defaultAlgorithm
  return {
    algorithm: density === 'compact' ? [base, theme.compactAlgorithm] : [base],
    // White on the accent, and on the red, that stand out on dark has 3:1 only.
    components: { Table: { cellPaddingInlineSM: 12 }, ...(dark ? { Button: { primaryColor: '#04211a', dangerColor: '#160000' } } : {}) },
    token: {
      colorPrimary: dark ? '#3fa98d' : accent,
      colorInfo: dark ? '#3fa98d' : accent,
      // Ant Design darkens its seeds on dark: these stay readable there.
      colorError: dark ? '#f47067' : '#c8372d',
      colorWarning: dark ? '#e3a341' : '#8f5b10',
      colorSuccess: dark ? '#3fa98d' : accent,
      borderRadius: 6,
      // Not merely short: a dialog waits for the end of its animation, and while that did not come it kept the keys of the page (test/story/browser).
      motion: !isStill,
      fontFamily: families[language],
      fontSize: density === 'touch' ? 16 : 14,
      controlHeight: density === 'touch' ? 48 : 32,
      motionDurationFast: '0.08s',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.15s',
      // Ant Design's own grey has 3.3:1 on white; WCAG 2.2 (1.4.3) asks for 4.5:1.
      ...(dark ? { colorBgLayout: '#0b0f0e', colorTextDescription: '#9aa5a2', colorTextTertiary: '#9aa5a2', colorTextPlaceholder: '#8b9692', controlItemBgActive: '#15302a', controlItemBgActiveHover: '#1a3b33', colorLink: '#5fd0b2', colorLinkHover: '#7fdcc3' } : { colorBgLayout: '#f4f6f5', colorTextDescription: '#5b6663', colorTextTertiary: '#5b6663', colorTextPlaceholder: '#6b7673' }),
      // It derives these from the accent, which is too dark for that: selected rows and tags would be grey.
      ...(dark ? {} : { colorPrimaryBg: '#e7f2ee', colorPrimaryBgHover: '#d6e9e2', colorInfoBg: '#e7f2ee', colorInfoBorder: '#b5d6cb', colorSuccessBg: '#e7f2ee', colorSuccessBorder: '#b5d6cb', colorWarningBg: '#fdf3e1', colorWarningBorder: '#e8cfa0', controlItemBgActive: '#e7f2ee', controlItemBgActiveHover: '#d6e9e2' }),
    },
  }
}
