button-back = ‹ Назад
button-projects = 📋 Проекты
button-subscription = 🔔 Подписка
button-contacts = ☎️ Контакты
button-help = ❓ Помощь
button-language = 🌐 Тил / Язык / Language

old-button = Эта кнопка устарела. Откройте меню заново: /start
chat-administrators-only = Это могут менять только администраторы группы.
unknown-command = Такой команды нет. Что я умею — в меню.
cannot-read =
    Спасибо! Фото, голосовые сообщения и стикеры я не понимаю: напишите, пожалуйста, текстом.

    Или выберите ниже.
apology =
    Извините, что-то пошло не так. Попробуйте ещё раз чуть позже.

    Если повторится, сообщите этот код в офис: <code>{ $id }</code>
nothing-to-cancel = Сейчас отменять нечего. Открыть меню: /start
draft-left = Остановлено. Начатое сохранено: продолжить можно той же командой.
writing-stopped = Остановлено.
