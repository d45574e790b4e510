import { Toast } from 'antd-mobile'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keepDone, type Done } from '../work.ts'
import { goBack } from './route.ts'

/** Keeps what was done with its form, says so and goes back; where it could not be kept the page stays with all that was filled in. */
export function useSave(draft: string): [isBusy: boolean, save: (make: () => Done[] | Promise<Done[]>) => Promise<void>] {
  const { t } = useTranslation('grid')
  const [isBusy, setBusy] = useState(false)
  const save = async (make: () => Done[] | Promise<Done[]>) => {
    const here = location.hash
    setBusy(true)
    const isKept = await keepDone(await make(), draft)
    setBusy(false)
    if (!isKept) return
    Toast.show({ content: t('savedHere') })
    // Whoever went elsewhere meanwhile stays there.
    if (location.hash === here) goBack()
  }
  return [isBusy, save]
}
