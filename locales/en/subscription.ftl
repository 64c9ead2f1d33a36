onboarding-regions =
    <b>Which regions' news would you like?</b>

    Choose several, or the whole country. You can change this at any time: /subscribe
subscription =
    <b>Your subscription</b>

    Tap a region to add or remove it.
subscription-off = 🔕 No news at present.
subscription-country = 🔔 You get the news of the whole country.
subscription-some = 🔔 You get the news of the marked regions, and general news.
subscription-everyone-only = 🔔 You get general news only. Choose a region to get its news, too.
whole-country = Whole country
button-done = Done ›
button-skip = Skip ›
button-stop-news = 🔕 Stop getting news
button-start-news = 🔔 Get news again
unsubscribed =
    🔕 We will not send you any more news.

    Your language and regions are kept: come back at any time with /subscribe
