/** What is read out and signed, by version: a change is a new version, and who agreed to an older one is asked anew when it ends (PIPL 14, 17). */
export const wordings = [
  {
    version: '2026-11',
    zh: [
      '派出所（公安机关，处理者）经您同意，按您选定的项目提供帮助：定期走访、定期电话、居家安全检查、紧急联系。',
      '为此记录：您选定的项目和频次、起止日期、谁同意的、每次帮助的日期和结果（正常、需要再来、无人）。不记录您的健康、观点或其他情况，不作其他用途，不对外提供。',
      '期限由您定，最长十二个月；到期自动停止，续期须重新约定。',
      '您可以随时撤回，向任何一位民警、辅警或网格员说一声即可，不需要理由，不影响您办理其他事项。撤回后立即停止，并删除上述记录。',
      '您可以随时查阅、复制、更正这些记录；向本派出所提出即可。未满十四周岁的，由监护人同意。',
    ],
    en: [
      'With your consent the police station, which is responsible for the data, helps you as you choose: regular visits, regular calls, a safety check at home, an emergency contact.',
      'For that it keeps what you chose and how often, from when until when, who agreed, and of each time the day and what came of it (fine, needs another, nobody there). Nothing about your health, your views or anything else; for nothing else; given to nobody.',
      'You say until when, twelve months at most; then it stops by itself, and goes on only if you agree anew.',
      'You may withdraw at any time: telling any officer, auxiliary or grid worker is enough. You need give no reason, and nothing else depends on it. It stops at once, and what was kept is erased.',
      'You may see, copy and correct what is kept: ask this station. For those under fourteen a guardian agrees.',
    ],
  },
] as const

export const newestWording = wordings.at(-1)!
