/** What a line of a page is for. */
export type PageKind =
  | "share bar"
  | "comment form"
  | "comments"
  | "related links"
  | "subscription"
  | "advertisement"
  | "cookie notice"
  | "navigation"
  | "page footer"
  | "page tools";

/**
 * How sure a phrase that fills a line makes it that the text is a page: `sure` ones are what programs write under articles,
 * `strong` ones are hardly met elsewhere, `weak` ones could be a heading, `bare` ones are ordinary words that say nothing
 * without others beside them.
 */
export type Strength = "sure" | "strong" | "weak" | "bare";

type Phrases = Partial<Record<Strength, string>>;

/**
 * What the lines around an article say, in English, German, French, Spanish, Japanese, Korean and Chinese. A phrase ends at `/`; in lower
 * case, without punctuation and numbers.
 */
export const PHRASES: Readonly<Record<PageKind, Phrases>> = {
  "share bar": {
    sure: `share this post / share this post via / share on facebook / share on twitter / share on x / share on linkedin
      / share on whatsapp / click to share / click to share on / opens in new window / auf facebook teilen /
      partager sur facebook / compartir en facebook / 페이스북 공유 / like this loading`,
    strong: `share on / share this article / share this story / share this page / share this with / share via / share on reddit /
      tweet this / pin it / connect with us / follow us / follow us on / like us on facebook / sharing is
      caring / spread the word / diesen artikel teilen / artikel teilen / beitrag teilen / jetzt teilen /
      folgen sie uns / partager cet article / partager sur / partagez / suivez nous / comparte este artículo /
      compartir en / comparte esto / compartir esto / síguenos / シェアする / この記事をシェア / ツイートする / フォローする / 공유하기 /
      기사 공유 / 기사 공유하기 / 分享到 / 分享本文 / 分享文章 / 关注我们 / 關注我們 / 追蹤我們`,
    weak: `share this / like this / shares / teilen / partager / compartir / シェア / 공유 / 分享`,
    bare: `share / loading / google / vk / vkontakte / viber / sms / odnoklassniki / tweet / facebook / twitter / x / linkedin / whatsapp / reddit / pinterest / telegram / instagram /
      tumblr / youtube / tiktok / messenger / line / email / mail / e-mail / print / copy link / copy / link /
      like / love / more / save / pocket / threads / bluesky / mastodon / weibo / wechat / flipboard / drucken
      / imprimer / imprimir / 印刷 / はてなブックマーク / 카카오톡 / 페이스북 / 트위터 / 인쇄 / 微信 / 微博 / 打印 / いいね / 좋아요 / 点赞 / 收藏`,
  },
  "comment form": {
    sure: `required fields are marked / leave a reply / cancel reply / post comment /
      your email address will not be published / save my name email and website in this browser for the next time i comment / you must be logged
      in to post a comment / notify me of follow up comments by email / notify me of new posts by email /
      schreibe einen kommentar / antwort abbrechen / kommentar abschicken / deine e-mail-adresse wird nicht
      veröffentlicht / erforderliche felder sind mit markiert / laisser un commentaire / annuler la réponse /
      votre adresse e-mail ne sera pas publiée / les champs obligatoires sont indiqués avec / deja una
      respuesta / cancelar la respuesta / publicar el comentario / tu dirección de correo electrónico no será
      publicada / los campos obligatorios están marcados con / コメントを残す / メールアドレスが公開されることはありません / 댓글 달기 / 댓글
      남기기 / 이메일은 공개되지 않습니다 / 发表评论 / 发表回复 / 發佈留言 / 取消回复 / 您的邮箱地址不会被公开 / 您的电子邮箱地址不会被公开`,
    strong: `leave a comment / leave a response / leave your comment / leave your reply / post a comment / post your
      comment / add a comment / add your comment / write a comment / join the conversation / join the
      discussion / log in to comment / log in to reply / notify of / comment form / submit comment / kommentar schreiben / kommentar verfassen / kommentar hinterlassen / ajouter un commentaire /
      publier le commentaire / deja un comentario / dejar un comentario / publicar comentario / コメントを書く /
      コメントする / コメントを投稿 / コメントを送信 / 댓글 쓰기 / 댓글 작성 / 發表評論 / 写评论 / 提交评论`,
    bare: `name / email / website / comment / your name / your email / your comment / submit / send / required / nom /
      nombre / correo`,
  },
  comments: {
    sure: `view all comments / load more comments / show all comments / inline feedbacks / oldest most voted / newest
      most voted / be the first to comment / be the first to leave a comment / alle kommentare anzeigen / voir
      tous les commentaires / ver todos los comentarios / すべてのコメント / 댓글 더보기 / 查看全部评论`,
    strong: `view comments / show comments / load comments / hide comments / read comments / read all comments / newest
      oldest / most voted / comments are closed / comments closed / comments are off / no comments yet /
      reader comments / readers' comments / report abuse / flag as inappropriate / report comment / permalink
      reply / alle kommentare / kommentare anzeigen / kommentare geschlossen / keine kommentare / voir les
      commentaires / commentaires fermés / aucun commentaire / ver comentarios / comentarios cerrados / sin
      comentarios / コメントを見る / コメント一覧 / コメントはまだありません / 댓글 보기 / 전체 댓글 / 查看评论 / 全部评论 / 所有评论 / 暂无评论`,
    weak: `comments off / comment section / discussion about this post`,
    bare: `comments / comment / reply / replies / sort by / newest / oldest / best / top / upvote / downvote / report /
      flag / quote / like / likes / edit / delete / kommentare / kommentar / antworten / antwort / melden /
      commentaires / répondre / signaler / comentarios / responder / コメント / 返信 / 返信する / 댓글 / 답글 / 답글 달기 / 신고 /
      评论 / 回复 / 回覆 / 举报 / 留言`,
  },
  "related links": {
    sure: `you may have missed / you may also like / you might also like / das könnte sie auch interessieren / das könnte
      dich auch interessieren / te puede interesar / あわせて読みたい / 많이 본 뉴스`,
    strong: `you may like / you might be interested in / you may be interested in / related stories / related articles /
      related posts / related news / related coverage / related content / related topics / more from this
      author / more from this section / more stories / more on this story / recommended for you / recommended
      stories / recommended articles / editor's picks / editors' picks / most read / most popular / most
      viewed / trending now / trending stories / latest news / latest stories / top stories / read next / up
      next / next article / previous article / previous post / next post / recent posts / recent comments /
      popular posts / don't miss / around the web / from the web / promoted stories / promoted content / mehr
      zum thema / ähnliche beiträge / ähnliche artikel / lesen sie auch / weitere artikel / meistgelesen / à
      lire aussi / lire aussi / sur le même sujet / articles similaires / articles liés / les plus lus / dans
      la même rubrique / también te puede interesar / artículos relacionados / noticias relacionadas /
      entradas relacionadas / lo más leído / más noticias / 関連記事 / 関連ニュース / こちらもおすすめ / おすすめ記事 / 人気記事 / 次の記事 /
      前の記事 / 관련기사 / 관련 기사 / 관련뉴스 / 추천 기사 / 인기 기사 / 이전 기사 / 다음 기사 / 相关阅读 / 相关文章 / 相关新闻 / 延伸阅读 / 延伸閱讀 / 相關文章 /
      相關新聞 / 推荐阅读 / 热门文章 / 上一篇 / 下一篇`,
    weak: `continue reading / read more / see also / also read / related / recommended / trending / more news /
      weiterlesen / lire la suite / seguir leyendo / 続きを読む / 더 보기 / 阅读更多`,
  },
  subscription: {
    strong: `subscribe to our newsletter / sign up for our newsletter / sign up to our newsletter / sign up for our
      newsletters / sign up for our daily newsletter / sign up for our weekly newsletter / get our newsletter
      / join our newsletter / newsletter signup / newsletter sign up / subscribe now / subscribe today / sign
      up now / sign up today / subscribe for free / enter your email / enter your email address / your email
      address / already a subscriber / already have an account / create a free account / support our
      journalism / support us / become a member / newsletter abonnieren / jetzt abonnieren / zum newsletter
      anmelden / abonnez vous / s'abonner à la newsletter / inscrivez vous à la newsletter / inscrivez vous à
      notre newsletter / suscríbete / suscríbete a nuestro boletín / suscríbete a nuestra newsletter / メルマガ登録
      / ニュースレターに登録 / 購読する / 뉴스레터 구독 / 구독하기 / 订阅我们 / 订阅我们的通讯 / 订阅新闻通讯 / 訂閱電子報`,
    bare: `subscribe / sign up / sign in / log in / login / register / newsletter / newsletters / donate / abonnieren /
      anmelden / s'abonner / connexion / suscribirse / 登録 / ログイン / 구독 / 로그인 / 회원가입 / 订阅 / 登录 / 注册`,
  },
  advertisement: {
    sure: `article continues below advertisement / article continues after advertisement / story continues below
      advertisement / advertisement continue reading / advertisement scroll to continue / continue reading the
      main story`,
    strong: `story continues below / continue reading below / scroll to continue`,
    weak: `advertisement / advertisements / advertising / ad / sponsored / sponsored content / paid content / paid post /
      promoted / anzeige / werbung / publicité / publicidad / 広告 / スポンサーリンク / pr / 광고 / 广告 / 廣告`,
  },
  "cookie notice": {
    sure: `accept all cookies / reject all cookies / alle cookies akzeptieren`,
    strong: `accept cookies / reject cookies / cookie settings / cookie preferences / manage cookies / manage preferences /
      alle akzeptieren / cookies akzeptieren / cookie-einstellungen / tout accepter / accepter les cookies /
      gérer les cookies / aceptar cookies / aceptar todas / configurar cookies / すべて受け入れる / 쿠키 허용 / 모두 수락 /
      接受所有 / 接受全部`,
    bare: `accept all / reject all / accept / reject / decline / i agree / got it / ok / akzeptieren / ablehnen /
      accepter / refuser / aceptar / rechazar / 同意する / 동의 / 同意 / 接受`,
  },
  navigation: {
    sure: `skip to content / skip to main content / zum inhalt springen / aller au contenu / saltar al contenido /
      本文へスキップ / 본문 바로가기 / 跳至内容`,
    strong: `toggle navigation / open menu / close menu / back to top / back to home / menu search / nach oben / haut de
      page / volver arriba / ページトップへ / 맨 위로 / 返回顶部 / 回到顶部`,
    bare: `home / news / world / politics / business / economy / sport / sports / culture / opinion / entertainment /
      lifestyle / technology / tech / science / health / travel / video / videos / photos / podcasts / weather
      / live / local / national / international / asia / europe / africa / middle east / americas / us / uk /
      menu / search / search for / close / more / sections / topics / about / about us / contact / contact us
      / editions / latest / money / markets / arts / style / food / education / environment / magazine /
      startseite / politik / wirtschaft / kultur / panorama / suche / accueil / monde / politique / économie /
      recherche / inicio / mundo / política / economía / deportes / cultura / buscar / ホーム / ニュース / 国際 / 政治 /
      経済 / スポーツ / 社会 / 検索 / メニュー / 홈 / 뉴스 / 정치 / 경제 / 사회 / 국제 / 문화 / 스포츠 / 검색 / 메뉴 / 首页 / 首頁 / 新闻 / 国内 / 国际 /
      财经 / 体育 / 娱乐 / 科技 / 搜索 / 菜单`,
  },
  "page footer": {
    weak: `all rights reserved / privacy notice / privacy statement / cookie notice / do not sell my personal information / privacy policy / terms of service / terms of use / terms and conditions / terms
      conditions / cookie policy / powered by wordpress / proudly powered by wordpress / alle rechte
      vorbehalten / datenschutz / datenschutzerklärung / tous droits réservés / mentions légales / politique
      de confidentialité / todos los derechos reservados / aviso legal / política de privacidad / 無断転載を禁じます /
      無断転載禁止 / プライバシーポリシー / 利用規約 / 무단전재 및 재배포 금지 / 무단 전재 및 재배포 금지 / 개인정보처리방침 / 이용약관 / 版权所有 / 版權所有 / 未经许可不得转载 /
      隐私政策 / 使用条款`,
    bare: `about / about us / contact / contact us / advertise / advertise with us / careers / help / faq / sitemap /
      site map / privacy / terms / accessibility / rss / impressum / kontakt / agb / contacto / お問い合わせ / 会社概要
      / サイトマップ / 회사소개 / 문의 / 关于我们 / 联系我们`,
  },
  "page tools": {
    strong: `listen to this article / listen to article / print this article / print this page / email this article / save
      for later / add to favorites / text size / font size / view as pdf / gift this article / report an error
      / artikel drucken / imprimer cet article / imprimir artículo`,
    weak: `min read / minute read / mins read / minutes read / views / reading time / lesezeit minuten / min de lecture /
      조회수 / 阅读时间`,
  },
};
