command-start = Menu
command-projects = Projects by region
command-events = Coming events
command-subscribe = Subscribe to news
command-unsubscribe = Stop getting news
command-contacts = How to reach the office
command-language = Change the language
command-help = How the bot works
command-cancel = Cancel what you started
command-admin = For the staff
command-announce = Send an announcement
command-announcements = All announcements
command-event = Run events
bot-short-description = { $programme }: projects, contacts, news.
bot-description =
    { $programme }

    • Answers to questions about the programme
    • Funded projects by region
    • How to reach the office
    • News of your region

    Press the button below.
