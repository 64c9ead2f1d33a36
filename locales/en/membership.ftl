membership-greeting =
    <b>Hello!</b> This bot tells you about the { $programme }, and brings its news to this chat.

    Only the administrators of this chat can use the buttons below.
settings-kept = The settings are kept. To change them: /subscribe
