/** Texts of which every line is their author's, though some of it reads as a page's does. */
export const ORDINARY_TEXTS: Readonly<Record<string, string>> = {
  "a README": `tidewatch
=========

Print the times of high and low water for a harbour.

Home page: https://tidewatch.example
Documentation | Wiki | Issues

Install
-------

    npm install tidewatch

Share
-----

Share a table of tides with others by its address. Nothing is stored on our side.

Contact
-------

Subscribe to the mailing list, or follow us on Mastodon.

License
-------

Copyright (c) 2020 Jane Doe. All rights reserved.
`,
  "an RFC": `Network Working Group                                        J. Doe
Request for Comments: 9999                              Tidewatch Inc.
Category: Informational                                     April 2020

                    The Tide Table Transfer Protocol

Copyright Notice

   Copyright (C) The Tide Society (2020).  All Rights Reserved.

1.  Introduction

   This document describes a protocol by which clients ask servers for
   tables of tides.  Comments are solicited and should be addressed to the
   mailing list of the working group.

Doe                          Informational                      [Page 1]

RFC 9999            The Tide Table Transfer Protocol          April 2020

2.  Reply

   A server sends one reply for each request.
`,
  "a novel": `THE SALT ROAD

By Edith Marsh

CHAPTER I.

On the 24th of February, 1815, the watch on the tower of the old harbour
signalled a ship. She came from the south, and nobody knew her.

"Share the bread," said the captain, "and leave the wine."

CHAPTER II.

Comments

There were comments at every table that night, and none of them kind. The
road went on, white under the moon.

THE END
`,
  "minutes with speakers": `Minutes of the parish council, 3 March 2020

Present: Ann Rook, Bill Hay, Cora Dent

ANN ROOK: The meeting is open. Are there comments on the last minutes?
BILL HAY: None. I would like to reply to the letter about the bridge.
CORA DENT: Please do. We share that view.

Comments
Reply to the letter by Friday.

Any other business
None.

Published: 5 March 2020
`,
  "a poem": `The Mill

The wheel stood still
The water did not
The miller's will
Was soon forgot

Share me your bread
The stranger said
And more
And more
`,
  "a log": `2024-03-05 10:00:00 INFO  server started
2024-03-05 10:00:01 INFO  GET /share 200
2024-03-05 10:00:02 WARN  reply took 300 ms
2024-03-05 10:00:02 WARN  reply took 300 ms
2024-03-05 10:00:02 WARN  reply took 300 ms
2024-03-05 10:00:03 ERROR advertisement not found. Giving up after three tries.
`,
  "a recipe": `Herring with apples

By Aunt Mara

Herring
Apples
Onions
Cream
Salt
More salt

Cut the herring into pieces the length of a thumb. Peel the apples and slice the onions thinly.

Mix everything with the cream and leave it overnight. Serve it with potatoes.

Print this page
Share it with friends
`,
  "questions and answers": `Frequently asked questions

How do I subscribe?

Enter your address on the first page and press the button. You will get one letter a week.

Can I share an article?

Yes. Copy the address of the page and send it to whom you like.

Newsletter

The newsletter comes on Fridays. It is free of charge.

Comments

Comments are read by a person before they are shown.
`,
  "a manual of buttons": `The toolbar

Below each message there are some buttons:

Share
Reply
Print
Report

Press the first of them to send a message to somebody else. The others do what they say.

Advertisement

An advertisement can be shown on the right. It is switched off by default.
`,
  "quotations with their speakers": `The sea has never been friendly to man. At most it has been an accomplice of his unrest. Joseph Conrad

A smooth sea never made a skilled sailor, and no book ever made a cook of anyone either. The Harbour Gazette
`,
  "a letter with a list of places": `Dear Ann,

We have been in many places since we last wrote to you, and each was better than the last. Here they are:

Asia
Africa
Europe
Middle East

Write soon, and tell us what is new at home.

Published: never
`,
  "a manual of a form for comments": `How to style the comment form

The form has a heading and some fields. This guide shows how each of them can be changed by a theme.

Leave a Reply

This is the heading of the form. It can be changed by a filter in the functions of your theme.

Post Comment

This is the label of the button. It can be changed in the same way as the heading was above.
`,
  "a README with addresses": `Readme of the harbour tool

The tool prints the times of high water for every harbour of the coast. It needs no connection to the network.

Contact

Facebook
Twitter
Email

License

Copyright 2020 Jane Doe. All rights reserved.
`,
  "a mail": `From: Jane Doe <jane@example.org>
To: Jon Bergen
Date: Fri, 28 Jul 2017 10:32:00 +0000
Reply-To: list@example.org

Dear Jon,

the villages refused the quota, which the ministry had set in the week before. Their boats stayed in port.

On Thu, 27 Jul 2017, Jon Bergen wrote:
> What did they say?
> Reply soon.

Jane
--
Follow us on Mastodon
Home page: https://example.org
`,
  "a discussion": `Re: Quota

Jane Doe
28 July 2017
The villages refused the quota. I was there, and it was a long night for all of us in the hall.

Jon Bergen
29 July 2017
I do not believe it. Who told you that, and why was nobody from the ministry in the hall that night?

Reply
`,
  "a card of a restaurant": `Menu

Breakfast
Porridge
Eggs
Herring
Coffee
Tea

We serve breakfast from seven to ten, and lunch from noon to two. Children eat for half the price.

Contact us
About us
Home
`,
};
