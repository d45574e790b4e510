import { phone, type Stage } from '../stage.ts'

/** Reads the notice on the portal and signs. */
export async function signNotice(stage: Stage): Promise<void> {
  const owner = await stage.enter('简陌桐', '/portal/', phone)
  await owner.getByText('岚公（刑）调证字〔2026〕12 号').waitFor()
  await owner.getByRole('button', { name: /^签\s?收$/ }).click()
  await owner.getByRole('dialog').getByRole('button', { name: /^签\s?收$/ }).click()
  await owner.getByText('已签收').waitFor()
  await owner.context().close()
}

/** Sees, in English, who looked, what was taken and on what ground. */
export async function readWhoLooked(stage: Stage, caseNumber: string): Promise<void> {
  const owner = await stage.enter('简陌桐', '/portal/?lang=en', phone)
  await owner.getByText('Looks', { exact: true }).click()
  await owner.getByText('舒知苇 exported footage').waitFor()
  await owner.getByText(`Ground: ${caseNumber}`).first().waitFor()
}
