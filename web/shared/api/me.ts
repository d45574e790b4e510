export interface Me {
  account: string
  login: string
  name: string
  roles: string[]
  station: string
  team: string
  session: string
}
