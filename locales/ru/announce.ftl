button-announce = 📣 Отправить объявление
announce-left =
    <b>Есть неоконченное объявление</b>

    «{ $beginning }»

    Продолжить?
announce-left-correction =
    <b>Есть неоконченное исправление</b>

    «{ $beginning }»

    Продолжить?
announce-continue = ▶️ Продолжить
announce-new = 📝 Начать новое
announce-discard = 🗑 Удалить
announce-discard-ask =
    Удалить это объявление?

    «{ $beginning }»
announce-discard-yes = 🗑 Да, удалить
announce-discarded = Объявление удалено.
announce-no-words = без текста
announce-media-only = без текста, только файл
announce-audience = <b>📣 Кому отправим?</b>
announce-regions = 📍 Регионы
announce-topics = 🏷 Темы
announce-roles = 👤 Кто они
announce-languages = 🌐 Языки
announce-everyone = 👥 Всем
announce-done = Готово ›
announce-to-text = ✍️ Написать текст ›
announce-to-text-back = ✍️ Текст
announce-to-review = Проверить ›
announce-to-audience = 👥 Кому
announce-all-regions = вся страна
announce-all-topics = все
announce-all-roles = все
announce-all-languages = все
announce-line-regions = 📍 Регионы: { $chosen }
announce-line-topics = 🏷 Темы: { $chosen }
announce-line-roles = 👤 Кто они: { $chosen }
announce-line-languages = 🌐 Языки: { $chosen }
announce-to-everyone = 📍 Всем, по всей стране
announce-readers =
    { $count ->
        [0] 👥 Сейчас ни одного читателя.
        [one] 👥 <b>{ $count }</b> читатель
        [few] 👥 <b>{ $count }</b> читателя
        [many] 👥 <b>{ $count }</b> читателей
       *[other] 👥 <b>{ $count }</b> читателя
    }
announce-count = { $name } { $count }
announce-ask-regions = <b>📍 Какие регионы?</b> Если не выбрать ни одного, получат все.
announce-ask-topics = <b>🏷 Какие темы?</b> Получат только те, кто выбрал эту тему. Если не выбрать ни одной, получат все.
announce-ask-roles = <b>👤 Для кого?</b> Если не выбрать никого, получат все.
announce-ask-languages = <b>🌐 Читатели на каком языке?</b> Если не выбрать ни одного, получат все.
announce-write = <b>✍️ { $language }</b>: { $count ->
    [0] читателей пока нет
    [one] { $count } читатель
    [few] { $count } читателя
    [many] { $count } читателей
   *[other] { $count } читателя
}
announce-write-first = Пришлите текст обычным сообщением. Оформление сохранится; можно добавить фото, видео, файл или альбом.
announce-write-next = Теперь пришлите текст на этом языке.
announce-accept = ↪️ На другом языке: { $language }
announce-written =
    <b>✅ { $language }</b>: { $what }

    «{ $beginning }»

    Чтобы исправить, отредактируйте своё сообщение или пришлите новое.
announce-what-text =
    { $count ->
        [one] { $count } знак
        [few] { $count } знака
        [many] { $count } знаков
       *[other] { $count } знака
    }
announce-what-media =
    { $count ->
        [one] { $count } файл
        [few] { $count } файла
        [many] { $count } файлов
       *[other] { $count } файла
    }
announce-what-buttons =
    { $count ->
        [one] { $count } кнопка
        [few] { $count } кнопки
        [many] { $count } кнопок
       *[other] { $count } кнопки
    }
announce-next = Следующий язык: { $language } ›
announce-preview = 👁 Посмотреть
announce-links = 🔗 Ссылки
announce-remove = 🗑 Убрать текст
announce-write-links =
    <b>🔗 Кнопки-ссылки: { $language }</b>

    Напишите каждую на отдельной строке, с полным адресом:
    <code>Подробнее - https://example.org</code>
announce-review = <b>📣 Всё верно?</b>
announce-has = ✅ { $language }, { $count ->
    [one] { $count } читатель
    [few] { $count } читателя
    [many] { $count } читателей
   *[other] { $count } читателя
}: «{ $beginning }»
announce-missing = ❗️ { $language }: текста нет. { $count ->
    [one] { $count } читатель получит
    [few] { $count } читателя получат
    [many] { $count } читателей получат
   *[other] { $count } читателя получат
} на другом языке: { $other }
announce-instead = ↪️ { $language }: текста нет. { $count ->
    [one] { $count } читатель получит
    [few] { $count } читателя получат
    [many] { $count } читателей получат
   *[other] { $count } читателя получат
} на другом языке: { $other }
announce-urgent = ⚡️ Срочно: придёт сразу, даже в тихие часы.
announce-at = 🕘 Время отправки: { $when }
announce-send = ✅ Отправить
announce-schedule = ✅ Запланировать
announce-test = 🧪 Пробная копия
announce-urgent-on = ⚡️ Срочно
announce-urgent-off = ⚡️ Не срочно
announce-later = 🕘 Позже
announce-at-once = 🕘 Сразу
announce-keep = 💾 Сохранить
announce-kept = 💾 Сохранено. Продолжить: /announce
announce-ask-time =
    <b>🕘 Когда отправить?</b>

    Напишите время, например: <code>завтра 9:00</code> или <code>25 июня в 10</code>
announce-confirm =
    { $count ->
        [one] <b>Отправить сейчас? Получит { $count } читатель.</b>
        [few] <b>Отправить сейчас? Получат { $count } читателя.</b>
        [many] <b>Отправить сейчас? Получат { $count } читателей.</b>
       *[other] <b>Отправить сейчас? Получат { $count } читателя.</b>
    }
announce-confirm-at =
    { $count ->
        [one] <b>Запланировать? Получит { $count } читатель.</b>
        [few] <b>Запланировать? Получат { $count } читателя.</b>
        [many] <b>Запланировать? Получат { $count } читателей.</b>
       *[other] <b>Запланировать? Получат { $count } читателя.</b>
    }
    🕘 { $when }
announce-confirm-asks = 🙋 Читателей много, поэтому сначала попросим согласия другого сотрудника.
announce-yes = ✅ Да, отправить
announce-nobody = Сейчас это объявление никто не получит. Добавьте кого-нибудь ещё.
announce-nothing = Сначала напишите текст.
announce-language-open = { $language }: текста нет. Напишите его или отметьте, что читатели получат текст на другом языке.
announce-time-over = Назначенное время уже прошло. Выберите другое.
announce-tested = 🧪 Пробная копия отправлена всем сотрудникам.
announce-test-note = 🧪 Это пробная копия, читателям она ещё не отправлена.
announce-preview-note = 👁 { $language }: так увидят читатели.
announce-use-buttons = Нажмите одну из кнопок. Прервать: /cancel
announce-change-how = Чтобы изменить текст, отредактируйте своё сообщение или нажмите «✍️ Текст». Чтобы отправить, нажмите ✅.
announce-cannot-take = Это нельзя добавить в объявление. Пришлите текст, фото, видео или файл.
announce-text-too-long = Текст слишком длинный. Знаков: { $length }, можно не больше { $limit }. Сократите его ещё на { $over }.
announce-caption-too-long = Текст под файлом слишком длинный. Знаков: { $length }, можно не больше { $limit }. Сократите его ещё на { $over } или пришлите без файла.
announce-album-no-buttons = Под альбомом Телеграм не показывает кнопок. Пришлите одно фото или добавьте ссылку в текст.
announce-too-many-buttons = Слишком много кнопок, можно не больше { $limit }. Уберите лишние и пришлите снова.
announce-buttons-unreadable = Не получилось прочитать строку «{ $line }». Напишите так: <code>Подробнее - https://example.org</code>
announce-telegram-refuses = Телеграм этого не принял: { $reason }. Исправьте и пришлите снова.
announce-no-second-admin = Чтобы отправить больше чем { $count } читателям, нужно согласие второго сотрудника, а его нет. Попросите владельца бота пригласить редактора.
announce-correct =
    <b>✏️ Исправить: { $language }</b>

    Сейчас: «{ $beginning }» ({ $what })

    Пришлите новый текст. Изменятся все доставленные копии, файлы останутся прежними.
announce-correct-leave = ❌ Не исправлять
announce-correct-words-only = В отправленном объявлении можно исправить только текст. Пришлите новый текст.
announce-correct-send = ✅ Исправить
announce-correct-yes = ✅ Да, исправить
announce-confirm-correct = <b>Исправить все доставленные копии?</b>
