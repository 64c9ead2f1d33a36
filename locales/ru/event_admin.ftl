button-event-admin = 📅 Мероприятия (управление)
button-event-new = ➕ Новое мероприятие
button-event-continue = ✏️ Продолжить начатое
button-event-picture = 📊 Картинка
button-event-sheet = 📄 Таблица
button-event-message = ✉️ Написать участникам
button-event-edit = ✏️ Изменить
button-event-copy = 📑 Копия
button-event-off = 🚫 Отменить мероприятие
button-event-off-sure = 🚫 Да, отменить
button-event-send =
    { $people ->
        [one] ✉️ Отправить { $people } человеку
        [few] ✉️ Отправить { $people } людям
       *[many] ✉️ Отправить { $people } людям
    }
button-event-keep = Оставить так ›
button-event-without = Пропустить ›
button-event-review = ‹ К итогу
button-event-preview = 👁 Посмотреть
button-event-publish = 📣 Опубликовать
button-event-publish-sure = 📣 Да, опубликовать
button-event-save = 💾 Сохранить
button-event-save-sure = 💾 Да, сохранить
button-event-discard = 🗑 Удалить черновик
button-field-languages = Языки
button-field-title = Название
button-field-starts = Начало
button-field-ends = Конец
button-field-venue = Место
button-field-address = Адрес
button-field-location = На карте
button-field-summary = О чём
button-field-speakers = Выступают
button-field-capacity = Места
button-field-regions = Регионы
button-field-reminders = Напоминания
button-field-sign-up-until = Запись до
button-field-publish-at = Когда опубликовать
event-admin-list =
    { $events ->
        [0] <b>Мероприятия</b>

            Пока ни одного мероприятия нет.
       *[other] <b>Мероприятия: { $events }</b>
    }
event-count-going = ✅ Придут: { $count }
event-count-maybe = 🤔 Возможно: { $count }
event-count-declined = ❌ Не придут: { $count }
event-count-waiting = ⏳ В очереди: { $count }
event-count-offered = 🎟 Место предложено: { $count }
event-count-capacity = 🪑 Всего мест: { $count }
event-count-came = 🎫 Пришли: { $count }
event-count-score = ⭐️ Средняя оценка: { $score }, оценили: { $count }
event-by-region = <b>По регионам</b>
event-region-line = { $region }: ✅ { $going }, 🤔 { $maybe }
event-ask-off =
    🚫 <b>{ $title }</b>

    Отменить мероприятие? Всем записавшимся ({ $people }) сразу придёт сообщение.
event-ask-message =
    ✉️ <b>{ $title }</b>

    Что написать участникам? Отправьте текст одним сообщением. Передумали: /cancel
event-confirm-message = Сообщение выше получат только те, кто придёт: { $people }. Отправить? Чтобы исправить, пришлите новый текст.
event-message-sent = ✉️ Отправляем.
event-preview = 👁 <i>{ $language }: так увидят участники</i>
event-step-languages = <b>Новое мероприятие</b>

    На каких языках напишете?
event-step-title = <b>Название мероприятия</b> ({ $language })
event-step-starts = <b>Когда начало?</b>

    Например: <code>25.06.2018 10:00</code>, <code>завтра 15:00</code>, <code>25 июня в 10</code>
event-step-ends = <b>Когда конец?</b>

    Например: <code>17:00</code>; если в другой день: <code>26.06.2018 17:00</code>
event-step-venue = <b>Где?</b> Название здания или зала ({ $language })
event-step-address = <b>Адрес</b> ({ $language })
event-step-location = <b>Место на карте</b>

    Нажмите 📎 и отправьте «Геопозицию».
event-step-summary = <b>О чём мероприятие?</b> Одно-два предложения ({ $language })
event-step-speakers = <b>Кто выступает?</b> ({ $language })
event-step-capacity = <b>Сколько мест?</b>

    Напишите число. Если ограничения нет, пропустите.
event-step-regions = <b>Для каких регионов?</b>

    Не выбрано ничего — для всей страны. Приглашение придёт тем, кто подписан на эти регионы.
event-step-reminders = <b>Когда напомнить?</b> До начала:
event-step-sign-up-until = <b>До какого времени запись?</b>

    За день до этого один раз спросим тех, кто не ответил.
event-step-publish-at = <b>Когда опубликовать?</b>

    Если пропустить — сразу.
event-step-now = Сейчас: { $text }
event-offset-days =
    { $days ->
        [one] за { $days } день
        [few] за { $days } дня
       *[many] за { $days } дней
    }
event-offset-hours =
    { $hours ->
        [one] за { $hours } час
        [few] за { $hours } часа
       *[many] за { $hours } часов
    }
event-offset-minutes =
    { $minutes ->
        [one] за { $minutes } минуту
        [few] за { $minutes } минуты
       *[many] за { $minutes } минут
    }
event-link = 🔗 Ссылка, чтобы поделиться: { $link }
event-ask-on =
    ✅ <b>{ $title }</b>

    Мероприятие всё-таки состоится? Всем записавшимся сразу придёт сообщение.
button-event-on = ✅ Всё-таки состоится
button-event-on-sure = ✅ Да, состоится
event-review-new = <b>Новое мероприятие</b> — проверьте и опубликуйте
event-review-change = <b>Изменение мероприятия</b> — проверьте и сохраните
event-line-title = <b>{ $text }</b> ({ $languages })
event-line-venue = 📍 { $text } ({ $languages })
event-line-address = 🏠 { $text } ({ $languages })
event-line-summary = 📝 { $text } ({ $languages })
event-line-speakers = 🎤 { $text } ({ $languages })
event-line-starts = 📅 Начало: { $when }
event-line-ends = 🏁 Конец: { $when }
event-line-sign-up-until = ✍️ Запись до: { $when }
event-line-publish-at = 🕓 Публикация: { $when }
event-line-location = 🗺 Отмечено на карте
event-line-capacity = 🪑 Мест: { $count }
event-line-regions = 👥 Для кого: { $regions }
event-line-reminders = ⏰ Напоминания: { $reminders }
event-confirm-now = Мероприятие появится сразу. Приглашений сейчас: { $people }. Опубликовать?
event-confirm-later = Мероприятие появится: { $when }. Приглашений на сегодня: { $people }. Верно?
event-confirm-change = Карточки обновятся. Если изменились время или место, всем записавшимся придёт сообщение. Сохранить?
event-needs-title = Нужно название хотя бы на одном языке.
event-needs-start = Напишите, когда начало, например 25.06.2018 10:00.
event-needs-language = Хотя бы один язык нужен.
event-needs-location = Отправьте место геопозицией: 📎, затем «Геопозиция».
event-needs-text = Отправьте текст.
event-needs-number = Напишите число мест, например 80.
event-text-long = Текст слишком длинный. Знаков: { $length }, можно не больше { $limit }. Сократите и пришлите снова.
event-too-long = Все тексты вместе не помещаются в карточку. Сократите их.
event-ends-early = Конец должен быть позже начала. Напишите другое время.
event-time-late = Это время должно быть до начала мероприятия. Напишите другое.
event-start-over = Время начала уже прошло. Укажите другое.
event-sheet = Участники
event-sheet-name = Имя
event-sheet-answer = Ответ
event-sheet-regions = Регионы
event-sheet-language = Язык
event-sheet-answered = Время ответа
event-sheet-came = Время прихода
event-sheet-score = Оценка
event-sheet-comment = Отзыв
event-sheet-going = Придут
event-sheet-maybe = Возможно
event-sheet-declined = Не придут
event-sheet-waiting = В очереди
event-sheet-offered = Место предложено
