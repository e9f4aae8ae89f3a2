/** Pages as a browser copies them, each with the article that is in it. */
export const PAGES: Readonly<Record<string, { page: string; article: string }>> = {
  "a newspaper's page with menu, notices, box, links and comments": {
    page: `Skip to content
Home
News
Sport
Business
Opinion
Sign in

The Harbour Gazette

World

Fishing villages refuse the new quota

By Mara Ellison, Reporter
Published: 3 May 2021, 10:32 GMT
Updated: 4 May 2021

Share
Facebook
Twitter
WhatsApp

Three villages on the northern coast said on Monday that they will not accept the quota which the ministry set last week. Their boats stayed in port.

Advertisement

The ministry said that it had asked every village before. "We wrote to all of them in March," a spokeswoman said.

Read more: How the herring came back

Sign up for our daily newsletter
Get the top stories in your inbox every morning.
Enter your email
Subscribe

The quota covers herring and cod. It will be reviewed in autumn, when the new counts are known.

Tags: herring, quota, ministry

Related stories
How the herring came back
Minister visits the northern coast
Five recipes for cod

Comments (3)
Sort by: Newest

Jon Bergen
3 hours ago
They should have asked us first. Nobody here got a letter.
Like
Reply

Anna
2 hours ago
I got one. It was in the wrong language, though.
Reply

© 2021 The Harbour Gazette. All rights reserved.
Privacy Policy | Terms of Service | Contact
We use cookies to improve your experience. Accept all`,
    article: `Fishing villages refuse the new quota

Three villages on the northern coast said on Monday that they will not accept the quota which the ministry set last week. Their boats stayed in port.

The ministry said that it had asked every village before. "We wrote to all of them in March," a spokeswoman said.

The quota covers herring and cod. It will be reviewed in autumn, when the new counts are known.`,
  },

  "a wrapped page with a form for comments": {
    page: `Home > Science > Birds

Swifts return to the old mill
By Peter Vance and Lia Moor
12 April 2019

After three years without a single nest, swifts have come back to the old
mill at the edge of town. The owner counted eleven of them on Friday
evening, and two days later there were more than thirty.

Story continues below

ADVERTISEMENT

The town council wants to decide in May. Until then nobody may climb the
tower, and the bells stay silent.

Share this:
Tweet
Leave a comment
Your email address will not be published. Fields with * are required.
Name *
Email *
Website
Save my name, email, and website in this browser for the next time I comment.
Post Comment
This site uses Akismet to reduce spam. Learn how your comment data is processed.`,
    article: `Swifts return to the old mill

After three years without a single nest, swifts have come back to the old
mill at the edge of town. The owner counted eleven of them on Friday
evening, and two days later there were more than thirty.

The town council wants to decide in May. Until then nobody may climb the
tower, and the bells stay silent.`,
  },

  "a page of whose comments only the controls of their list tell": {
    page: `Connect with us

Harbour

Ferry to the islands stops running in winter

The ferry to the islands will not run between November and March, the company said on Tuesday (16 Nov). It blamed the price of fuel, and said that fewer than ten passengers a day had used it last winter.

Islanders called the decision a disaster. "We will have no doctor, no post and no fresh bread for four months," said Ines Holm, who runs the only shop on the larger island.

Share this post via:
Continue Reading
Notify of
Newest Most Voted
Inline Feedbacks
View all comments

this company never cared about anyone but its shareholders. not once.

Let them swim then!`,
    article: `Ferry to the islands stops running in winter

The ferry to the islands will not run between November and March, the company said on Tuesday (16 Nov). It blamed the price of fuel, and said that fewer than ten passengers a day had used it last winter.

Islanders called the decision a disaster. "We will have no doctor, no post and no fresh bread for four months," said Ines Holm, who runs the only shop on the larger island.`,
  },

  "a page with a list of other articles at its end, and names of sources at the ends of paragraphs": {
    page: `Lighthouse keeper retires after forty years, leaves his dog behind

The dog seems content

The last keeper of the lighthouse has retired. He had lived on the rock for forty years, and was paid by the harbour office until the light was automated. The Harbour Gazette

His successor is a computer. It reports to an office two hundred miles away, where nobody has ever seen the sea, as one of its engineers admitted. Coastal News

Post Comment

You May Have Missed`,
    article: `Lighthouse keeper retires after forty years, leaves his dog behind

The dog seems content

The last keeper of the lighthouse has retired. He had lived on the rock for forty years, and was paid by the harbour office until the light was automated.

His successor is a computer. It reports to an office two hundred miles away, where nobody has ever seen the sea, as one of its engineers admitted.`,
  },

  "a thread of comments with names and times": {
    page: `Council closes the footbridge

The council closed the footbridge over the mill stream on Thursday after an engineer found cracks in two of its beams. Walkers must use the road bridge, which is half a mile away, until the beams have been replaced in the spring of next year.

A report on the beams is due in March. The council has set aside money for the work, and says that the bridge will be open again before the summer fair begins.

12 Comments

Rob says:
July 28, 2017 at 10:32 am
It was about time. My dog nearly fell through it last winter, and nobody cared.
Reply

Sue T.
July 29, 2017 at 9:01 am
Half a mile is a long way with a pram.
Reply

Leave a Reply
Cancel reply`,
    article: `Council closes the footbridge

The council closed the footbridge over the mill stream on Thursday after an engineer found cracks in two of its beams. Walkers must use the road bridge, which is half a mile away, until the beams have been replaced in the spring of next year.

A report on the beams is due in March. The council has set aside money for the work, and says that the bridge will be open again before the summer fair begins.`,
  },

  "a page of a weblog with the name of an agency, the age of the text, and places to share it in": {
    page: `Home News Weather About

Lighthouse keeper retires after forty years
By Coastal News
Updated 3 hours ago

The last keeper of the lighthouse has retired. He had lived on the rock for forty years, until the light was automated.

Posted on May 3, 2021 by admin

Share this:
Click to share on Facebook (Opens in new window)
Click to share on Twitter (Opens in new window)
Like this:
Like Loading...`,
    article: `Lighthouse keeper retires after forty years

The last keeper of the lighthouse has retired. He had lived on the rock for forty years, until the light was automated.`,
  },

  "a page in German": {
    page: `Startseite
Politik
Wirtschaft
Sport

Die Mühle am Fluss bleibt geschlossen

Von Karla Brandt
Veröffentlicht am 28. Juli 2017

Die alte Mühle am Fluss bleibt nach dem Hochwasser geschlossen. Der Rat will im Herbst entscheiden, ob sie wieder aufgebaut wird.

Anzeige

Die Besitzerin hofft auf Hilfe des Landes. Sie rechnet mit Kosten von zwei Millionen Euro.

Artikel teilen
Facebook
Drucken

Mehr zum Thema
Hochwasser am Fluss
Wie Mühlen arbeiten

Schreibe einen Kommentar
Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert`,
    article: `Die Mühle am Fluss bleibt geschlossen

Die alte Mühle am Fluss bleibt nach dem Hochwasser geschlossen. Der Rat will im Herbst entscheiden, ob sie wieder aufgebaut wird.

Die Besitzerin hofft auf Hilfe des Landes. Sie rechnet mit Kosten von zwei Millionen Euro.`,
  },

  "a page in French": {
    page: `Accueil
Monde
Culture

Le vieux moulin restera fermé

Par Claire Dumont
Publié le 28 juillet 2017

Le vieux moulin restera fermé jusqu'au printemps. Le conseil veut d'abord réparer la roue et le toit, qui ont souffert de la crue.

Partager cet article
Lire aussi : La crue de juillet

Laisser un commentaire
Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *`,
    article: `Le vieux moulin restera fermé

Le vieux moulin restera fermé jusqu'au printemps. Le conseil veut d'abord réparer la roue et le toit, qui ont souffert de la crue.`,
  },

  "a page in Spanish": {
    page: `Inicio
Política
Economía

El viejo molino seguirá cerrado hasta la primavera

28 de julio de 2017

El viejo molino seguirá cerrado hasta la primavera. El ayuntamiento quiere reparar antes la rueda y el tejado, dañados por la crecida.

Compartir en
Facebook
Publicidad

Deja una respuesta
Tu dirección de correo electrónico no será publicada.`,
    article: `El viejo molino seguirá cerrado hasta la primavera

El viejo molino seguirá cerrado hasta la primavera. El ayuntamiento quiere reparar antes la rueda y el tejado, dañados por la crecida.`,
  },

  "a page in Japanese": {
    page: `ホーム
ニュース
国際

北の港で漁師が新しい規則を拒否

2017年7月28日

北の港の漁師たちは月曜日、政府が先週決めた新しい漁獲枠を受け入れないと発表した。船は港にとどまった。

広告

政府は三月にすべての村に手紙を送ったと説明している。漁師たちはそれを否定した。

シェアする
関連記事
港の歴史
コメントを残す`,
    article: `北の港で漁師が新しい規則を拒否

北の港の漁師たちは月曜日、政府が先週決めた新しい漁獲枠を受け入れないと発表した。船は港にとどまった。

政府は三月にすべての村に手紙を送ったと説明している。漁師たちはそれを否定した。`,
  },

  "a page in Korean": {
    page: `홈
뉴스
국제

북쪽 항구 어민들, 새로운 어획 규칙을 거부

홍길동 기자
입력 2017.07.28 오전 10:32

북쪽 항구의 어민들은 월요일 정부가 지난주에 정한 새로운 어획량을 받아들이지 않겠다고 밝혔다. 배는 모두 항구에 머물렀다.

기사 공유하기
관련기사
항구의 역사
댓글 달기`,
    article: `북쪽 항구 어민들, 새로운 어획 규칙을 거부

북쪽 항구의 어민들은 월요일 정부가 지난주에 정한 새로운 어획량을 받아들이지 않겠다고 밝혔다. 배는 모두 항구에 머물렀다.`,
  },

  "a page in Chinese": {
    page: `首页
新闻
国际

北方港口的渔民拒绝接受新的捕捞配额

2017年7月28日

北方港口的渔民星期一宣布,他们不会接受政府上周制定的新捕捞配额。所有的渔船都停在港口里没有出海。

分享到
相关阅读
港口的历史
发表评论`,
    article: `北方港口的渔民拒绝接受新的捕捞配额

北方港口的渔民星期一宣布,他们不会接受政府上周制定的新捕捞配额。所有的渔船都停在港口里没有出海。`,
  },
};
