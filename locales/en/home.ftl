welcome-language =
    <b>Hello!</b> This bot tells you about the { $programme }.
    Which language shall we use?
language-ask = Which language shall we use?
language-chosen = From now on we will use English.
menu =
    <b>{ $programme }</b>

    What would you like to know? Choose below, or type your question.
news-began = 🔔 News will come from now on. To stop: /unsubscribe
help =
    <b>{ $programme }: how the bot works</b>

    💬 Ask in your own words: I answer in Kyrgyz, Russian or English.

    📋 /projects — funded projects by region
    📅 /events — coming events
    🔔 /subscribe — which regions' news you get
    🔕 /unsubscribe — stop getting news
    ☎️ /contacts — how to reach the office
    🌐 /language — change the language
    🔒 /mydata — what is stored about you; /forget erases it
    🏠 /start — the menu
