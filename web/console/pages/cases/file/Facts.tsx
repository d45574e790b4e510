import { App, Button, Divider, Flex, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../../../shared/api/client.ts'
import { Call } from '../accept/Call.tsx'
import { useRefreshCase, type CaseView } from '../cases.ts'
import { ReasonDialog } from '../ReasonDialog.tsx'

/** What happened, the calls it came from, those that someone linked to them, and what solved and closed mean. */
export function Facts({ view }: { view: CaseView }) {
  const { t, i18n } = useTranslation('cases')
  const { message } = App.useApp()
  const refresh = useRefreshCase(view.id)
  const [unlinking, setUnlinking] = useState<string | null>(null)
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const pullIn = async () => {
    try {
      await post(`/api/cases/${view.id}/link`, { incidents: view.linked.map((i) => i.id) })
      await refresh()
    } catch (error) {
      void message.error(error instanceof Error ? error.message : t('failed'))
    }
  }
  return (
    <Flex vertical gap={12} style={{ paddingBottom: 16 }}>
      <Typography.Paragraph style={{ whiteSpace: 'pre-wrap', margin: 0, maxWidth: 760 }}>{view.summary || <Typography.Text type="secondary">{t('noSummary')}</Typography.Text>}</Typography.Paragraph>
      <Typography.Text strong>{t('calls', { count: view.incidents.length })}</Typography.Text>
      {view.incidents.map((call) => (
        <Flex key={call.id} justify="space-between" gap={12} align="flex-start">
          <Call call={call} isLinked />
          {view.may.work && view.incidents.length > 1 && <Button type="text" size="small" onClick={() => setUnlinking(call.id)} aria-label={`${t('unlink')} ${call.number}`}>{t('unlink')}</Button>}
        </Flex>
      ))}
      {view.linked.length > 0 && (
        <>
          <Flex justify="space-between" align="center">
            <Typography.Text strong>{t('linkedCalls')}</Typography.Text>
            {view.may.work && <Button size="small" onClick={() => void pullIn()}>{t('pullIn', { count: view.linked.length })}</Button>}
          </Flex>
          {view.linked.map((call) => <Call key={call.id} call={call} kind={call.kind} isLinked />)}
        </>
      )}
      <Divider style={{ margin: '4px 0' }} />
      {(['solved', 'closed'] as const).map((word) => (
        <Typography.Text key={word} type="secondary" style={{ maxWidth: 760 }}>{view.definitions[word].text[language]} <small>{view.definitions[word].id}</small></Typography.Text>
      ))}
      {unlinking && (
        <ReasonDialog title={t('unlink')} verb={t('unlink')} onConfirm={async (reason) => {
          await post(`/api/cases/${view.id}/unlink`, { incident: unlinking, reason })
          await refresh()
        }} onClose={() => setUnlinking(null)} />
      )}
    </Flex>
  )
}
