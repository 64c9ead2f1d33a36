command-start = Меню
command-projects = Проекты по регионам
command-events = Ближайшие мероприятия
command-subscribe = Подписаться на новости
command-unsubscribe = Отписаться от новостей
command-contacts = Контакты офиса
command-language = Сменить язык
command-help = Как пользоваться ботом
command-cancel = Прервать начатое
command-admin = Для сотрудников
command-announce = Отправить объявление
command-announcements = Список объявлений
command-event = Управлять мероприятиями
bot-short-description = { $programme }: проекты, контакты, новости.
bot-description =
    { $programme }

    • Ответы на вопросы о программе
    • Поддержанные проекты по регионам
    • Контакты офиса
    • Новости вашего региона

    Нажмите кнопку внизу.
