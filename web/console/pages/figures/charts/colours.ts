import { theme } from 'antd'

export interface Colours {
  /** This year, and the part of it that is not yet. */
  now: string
  nowPale: string
  last: string
  lastPale: string
  line: string
  text: string
  quiet: string
  paper: string
}

/** This year in the accent, last year in grey; both from the theme's tokens. */
export function useColours(): Colours {
  const { token } = theme.useToken()
  return {
    now: token.colorPrimary, nowPale: `color-mix(in srgb, ${token.colorPrimary} 28%, ${token.colorBgContainer})`,
    last: `color-mix(in srgb, ${token.colorText} 42%, ${token.colorBgContainer})`, lastPale: `color-mix(in srgb, ${token.colorText} 13%, ${token.colorBgContainer})`,
    line: token.colorBorderSecondary, text: token.colorText, quiet: token.colorTextTertiary, paper: token.colorBgContainer,
  }
}
