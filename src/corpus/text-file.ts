/** A text file of the corpus, line ends LF, and the language of articles that name none. */
export interface TextFile {
  path: string;
  text: string;
  language: string;
}
