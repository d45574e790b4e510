import { useTranslation } from 'react-i18next'
import type { Line, OwnMatter } from './own-matters.ts'

/** What is shown of a matter and of what was said, in the page's language. */
export function useMatterWords() {
  const { t } = useTranslation('matter')
  const { t: grid } = useTranslation('grid')
  return {
    where: ({ item, state, with: handler }: OwnMatter) => (item && item !== 'done' ? grid(`state_${item}`) : handler && state !== 'closed' ? t('with', { with: handler }) : t(`is_${state}`)),
    who: ({ who }: Line) => who ?? t('me'),
    what: ({ kind, to }: Line) => t(`did_${kind}`, { to }),
  }
}
