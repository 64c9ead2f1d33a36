admins-only = This command is for the programme's staff only. Your menu: /start
owners-only = Only the owners of the bot can do that. Please ask one of them.
private-chat-only = Please write this to me in a private chat.
admin-panel =
    <b>🛠 For the staff</b>

    What shall we do?
