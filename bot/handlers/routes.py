"""The whole routing table: which command and which tap leads where."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.domain.announce import Composing
from bot.domain.drafts import Draft, DraftState, Incoming
from bot.domain.event_planning import Messaging, Planning
from bot.domain.events import Remarking
from bot.domain.preferences import NamingCouncil
from bot.handlers import (
    admin,
    announce,
    announcements,
    contacts,
    door,
    editors,
    event_admin,
    event_feedback,
    event_planning,
    events,
    home,
    preferences,
    privacy,
    projects,
    questions,
    subscription,
    unanswered,
)
from bot.handlers.visit import Visit
from bot.screens import admin as admin_screens
from bot.screens import announce_taps
from bot.screens import announcements as announcements_screens
from bot.screens import contacts as contacts_screens
from bot.screens import door as door_screens
from bot.screens import editors as editors_screens
from bot.screens import event_admin as event_admin_screens
from bot.screens import event_feedback as event_feedback_screens
from bot.screens import event_planning as event_planning_screens
from bot.screens import events as events_screens
from bot.screens import home as home_screens
from bot.screens import preferences as preferences_screens
from bot.screens import privacy as privacy_screens
from bot.screens import projects as projects_screens
from bot.screens import questions as questions_screens
from bot.screens import subscription as subscription_screens
from bot.screens import unanswered as unanswered_screens
from bot.screens.taps import Tap

COMMANDS: dict[str, Callable[[Visit], Awaitable[None]]] = {
    "start": home.start,
    "help": home.help_command,
    "projects": projects.show,
    "events": events.show,
    "subscribe": subscription.subscribe,
    "unsubscribe": subscription.unsubscribe,
    "contacts": contacts.show,
    "language": home.language,
    "cancel": home.cancel,
    "mydata": privacy.my_data,
    "forget": privacy.ask_forget,
    "admin": admin.show,
    "event": event_admin.show,
    "announce": announce.show,
    "announcements": announcements.show,
}

TAPS: dict[type[Tap], Callable[[Visit, Any], Awaitable[None]]] = {
    home_screens.OpenMenu: home.open_menu,
    home_screens.OpenHelp: home.open_help,
    home_screens.OpenLanguage: home.open_language,
    home_screens.ChooseLanguage: home.choose_language,
    projects_screens.OpenRegions: projects.open_regions,
    projects_screens.OpenRegion: projects.open_region,
    projects_screens.OpenEverywhere: projects.open_everywhere,
    projects_screens.OpenProject: projects.open_project,
    projects_screens.OpenSource: projects.open_source,
    events_screens.OpenEvents: events.open_events,
    events_screens.OpenEvent: events.open_event,
    events_screens.SignUp: events.sign_up,
    events_screens.SendCalendar: events.send_calendar,
    events_screens.SendPin: events.send_pin,
    events_screens.SendTicket: events.send_ticket,
    event_feedback_screens.Rate: event_feedback.rate,
    event_feedback_screens.AddRemark: event_feedback.add_remark,
    event_planning_screens.OpenEventAdmin: event_admin.open_list,
    event_admin_screens.OpenOverview: event_admin.open_overview,
    event_admin_screens.NewEvent: event_planning.new,
    event_admin_screens.EditEvent: event_planning.edit,
    event_admin_screens.CopyEvent: event_planning.copy,
    event_admin_screens.CallOff: event_admin.call_off,
    event_admin_screens.PutBack: event_admin.put_back,
    event_admin_screens.GetPicture: event_admin.get_picture,
    event_admin_screens.GetSheet: event_admin.get_sheet,
    event_admin_screens.WriteToGuests: event_admin.write_to_guests,
    event_admin_screens.SendToGuests: event_admin.send_to_guests,
    event_planning_screens.ContinueEvent: event_planning.go_on,
    event_planning_screens.DiscardEvent: event_planning.discard,
    event_planning_screens.OpenField: event_planning.open_field,
    event_planning_screens.Advance: event_planning.advance,
    event_planning_screens.Choose: event_planning.choose,
    event_planning_screens.PreviewEvent: event_planning.preview,
    event_planning_screens.PublishEvent: event_planning.publish,
    door_screens.OpenGuests: door.open_guests,
    door_screens.Tick: door.tick,
    contacts_screens.OpenContacts: contacts.open_contacts,
    questions_screens.AskInstead: questions.ask_instead,
    questions_screens.ShowSources: questions.show_sources,
    subscription_screens.OpenSubscription: subscription.open_subscription,
    subscription_screens.Follow: subscription.follow,
    subscription_screens.StopNews: subscription.stop_news,
    subscription_screens.StartNews: subscription.start_news,
    editors_screens.OpenEditors: editors.open_editors,
    editors_screens.Invite: editors.invite,
    editors_screens.AskRemove: editors.ask_remove,
    editors_screens.Remove: editors.remove,
    editors_screens.OpenTrail: editors.open_trail,
    unanswered_screens.OpenUnanswered: unanswered.open_list,
    unanswered_screens.QuestionDone: unanswered.done,
    unanswered_screens.GetUnanswered: unanswered.get_sheet,
    privacy_screens.OpenPrivacy: privacy.open_note,
    privacy_screens.ShowData: privacy.show_data,
    privacy_screens.AskForget: privacy.open_forget,
    privacy_screens.Forget: privacy.forget,
    subscription_screens.CloseSettings: subscription.close,
    preferences_screens.OpenPreferences: preferences.open_preferences,
    preferences_screens.ChooseTopic: preferences.choose_topic,
    preferences_screens.OpenRole: preferences.open_roles,
    preferences_screens.ChooseRole: preferences.choose_role,
    preferences_screens.OpenCouncils: preferences.open_councils,
    preferences_screens.ChooseCouncil: preferences.choose_council,
    preferences_screens.TypeCouncil: preferences.type_council,
    preferences_screens.OpenQuiet: preferences.open_quiet,
    preferences_screens.SetQuiet: preferences.set_quiet,
    preferences_screens.ChatLanguage: preferences.chat_language,
    admin_screens.OpenAdmin: admin.open_panel,
    announce_taps.OpenAnnounce: announce.open_announce,
    announce_taps.NewAnnouncement: announce.new,
    announce_taps.ContinueDraft: announce.go_on,
    announce_taps.DiscardDraft: announce.discard,
    announce_taps.ToAudience: announce.to_audience,
    announce_taps.OpenChoice: announce.open_choice,
    announce_taps.Pick: announce.pick,
    announce_taps.Everyone: announce.everyone,
    announce_taps.ToText: announce.to_text,
    announce_taps.RemoveText: announce.remove_text,
    announce_taps.AcceptInstead: announce.accept_instead,
    announce_taps.ToButtons: announce.to_buttons,
    announce_taps.ToReview: announce.to_review,
    announce_taps.Preview: announce.preview,
    announce_taps.SendTest: announce.send_test,
    announce_taps.SetUrgent: announce.set_urgent,
    announce_taps.ToTime: announce.to_time,
    announce_taps.SendAtOnce: announce.send_at_once,
    announce_taps.KeepDraft: announce.keep,
    announce_taps.AskSend: announce.ask_send,
    announce_taps.Send: announce.send,
    announcements_screens.OpenAnnouncements: announcements.open_list,
    announcements_screens.OpenAnnouncement: announcements.open_one,
    announcements_screens.Act: announcements.act,
    announcements_screens.ShowCopies: announcements.show_copies,
    announcements_screens.GetFailures: announcements.get_failures,
}

DRAFTS: dict[type[DraftState], Callable[[Visit, Draft[Any], Incoming], Awaitable[None]]] = {
    NamingCouncil: preferences.council_typed,
    Composing: announce.written,
    Remarking: event_feedback.remark_written,
    Planning: event_planning.written,
    Messaging: event_admin.message_written,
}
"""Who takes what is written to an open draft, by the class of the draft's state."""

MENU_COMMANDS = ("start", "projects", "events", "subscribe", "unsubscribe", "contacts", "language", "help")
"""The commands that Telegram's menu lists, the commonest first."""

ADMIN_COMMANDS = ("admin", "announce", "announcements", "event")
"""The commands that an admin's menu lists first."""

FOR_MEMBERS: frozenset[str | type[Tap]] = frozenset(
    {
        "help",
        "projects",
        "events",
        "contacts",
        "cancel",
        home_screens.OpenMenu,
        home_screens.OpenHelp,
        home_screens.OpenLanguage,
        projects_screens.OpenRegions,
        projects_screens.OpenRegion,
        projects_screens.OpenEverywhere,
        projects_screens.OpenProject,
        projects_screens.OpenSource,
        events_screens.OpenEvents,
        events_screens.OpenEvent,
        events_screens.SignUp,
        events_screens.SendCalendar,
        events_screens.SendPin,
        contacts_screens.OpenContacts,
        privacy_screens.OpenPrivacy,
    }
)
"""What everybody in a group may do there. What stands neither here nor below is for private chats alone."""

FOR_READERS: frozenset[str | type[Tap]] = frozenset(
    {events_screens.OpenEvent, events_screens.SignUp, events_screens.SendCalendar, events_screens.SendPin}
)
"""What every reader of a channel may tap: it leads them away, for the channel's posts are everybody's."""

CHAT_ADMINISTRATORS_ONLY: frozenset[str | type[Tap]] = frozenset(
    {
        "start",
        "subscribe",
        "unsubscribe",
        "language",
        "mydata",
        "forget",
        privacy_screens.ShowData,
        privacy_screens.AskForget,
        privacy_screens.Forget,
        home_screens.ChooseLanguage,
        subscription_screens.Follow,
        subscription_screens.StopNews,
        subscription_screens.StartNews,
        subscription_screens.CloseSettings,
        preferences_screens.OpenPreferences,
        preferences_screens.ChooseTopic,
        preferences_screens.OpenQuiet,
        preferences_screens.SetQuiet,
        preferences_screens.ChatLanguage,
        subscription_screens.OpenSubscription,
    }
)
"""What changes a chat's settings: in a group only its administrators may."""
