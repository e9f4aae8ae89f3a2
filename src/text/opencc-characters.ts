/** Pairs of a traditional letter and its simplified form: `單 单|元 元`. */
declare module "opencc-js/dict/TSCharacters" {
  const pairs: string;
  export = pairs;
}
