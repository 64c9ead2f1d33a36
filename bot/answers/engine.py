"""Question in, answer out; pure, over the catalogue and the lexicon."""

from dataclasses import replace

from markupsafe import Markup

from bot.answers import programme
from bot.answers.asked_language import asked_language
from bot.answers.composing import Composer
from bot.answers.decide import Focus, focuses, others
from bot.answers.intents import Intents
from bot.answers.model import Answer, Button, QuestionButton, ScreenButton, Subject
from bot.answers.patterns import Match, Patterns
from bot.answers.phrasing import Phrasing, facts
from bot.answers.reading import Reader, Reading
from bot.domain.catalogue import Catalogue
from bot.domain.languages import Language
from bot.domain.lexicon import Lexicon, Reply

NEEDED = 0.3
"""The least probability of a reply that is given."""
STRANGE = 0.1
"""How much more probable it must be for each unknown word beyond the first."""
REFUSED = 0.35
"""The probability of all that is not known or off topic together from which one of these is meant."""
SURE = 0.5
"""How probable the reply to a further sentence must be for it to be answered too."""
NEAR = 0.4
"""How probable a second fact must be, as a part of the first, to be told too."""
TWO_READINGS = 0.4
"""How probable the two likeliest must be together for the bot to ask which is meant."""
SUGGESTIONS = 3
"""Questions offered where the bot is unsure."""
_REFUSALS = frozenset({"unknown", "off_topic"})


class Answers:
    """Answers questions; building it once indexes the catalogue and the lexicon."""

    def __init__(self, catalogue: Catalogue, lexicon: Lexicon) -> None:
        self._catalogue = catalogue
        self._replies = lexicon.replies
        self._reader = Reader(catalogue, lexicon)
        self._patterns = Patterns(lexicon)
        self._intents = Intents(lexicon.learned)
        self._composer = Composer(catalogue, lexicon.replies)
        self._phrasings = {language: Phrasing(lexicon, language) for language in Language}
        self._facts = {language: facts(catalogue, say) for language, say in self._phrasings.items()}

    def answer(self, question: str, *, language: Language, subject: Subject | None = None) -> Answer:
        """The reply to a question.

        Args:
            question: What a person wrote; anything.
            language: The chat's language, for a reply where the question's own is unclear.
            subject: What the conversation was about, for follow-ups such as "and who is the partner?".
        """
        reading = self._reader.read(question, of_projects=bool(subject and subject.kind == "project"))
        language = asked_language(reading, language)
        if "overall" in reading.concepts or not reading.says_anything:
            subject = None
        found, family = focuses(reading, self._patterns, _labels_of(subject)), _family_of(subject)
        if not found:
            return self._said("off_topic", self._replies["off_topic"], language, subject)
        focus = found[0]
        first = self._chosen(reading, focus, family)
        if first is None:
            return self._unsure(focus, language, subject)
        answer = self._reply(reading, focus, first, language, subject)
        if answer.kind == "known":
            for other in others(focus, first, self._patterns, self._replies):
                answer = _joined(answer, self._reply(reading, focus, other, language, subject))
            for near in self._near(focus, first):
                answer = _joined(answer, self._reply(reading, focus, near, language, subject))
            for more in found[1:]:
                match = self._chosen(reading, more, family)
                if match and match.score >= SURE and (_asks(reading, more) or self._is_fact(match)):
                    answer = _joined(answer, self._reply(reading, more, match, language, subject))
        return answer

    def _chosen(self, reading: Reading, focus: Focus, family: tuple[str, ...]) -> Match | None:
        """What a sentence asks; a refusal where one is likely enough; None where nothing is sure.

        A reply about projects tells their titles, leads, partners and regions, whichever of them is asked:
        for these it is enough that they are likely together.
        """
        focus.ranked = self._intents.weigh(reading, focus, family)
        answers, refusals, projects_ = list[Match](), list[Match](), list[Match]()
        for match in focus.ranked:
            reply = self._replies[match.reply]
            (refusals if reply.kind in _REFUSALS else answers).append(match)
            if reply.compose == "projects":
                projects_.append(match)
        if sum(match.score for match in refusals) > REFUSED:
            return refusals[0]
        if not answers:
            return None
        first, together = answers[0], sum(match.score for match in projects_)
        if together > first.score:
            first = replace(projects_[0], score=together)
        needed = NEEDED + STRANGE * max(0, focus.strange - 1)
        return first if first.score >= needed else None

    def _near(self, focus: Focus, first: Match) -> list[Match]:
        """A second fact of the programme that was hardly less asked for than the first."""
        if not self._is_fact(first):
            return []
        near = [match for match in focus.ranked if match != first and match.score >= first.score * NEAR]
        return [match for match in near if self._is_fact(match)][:1]

    def _is_fact(self, match: Match) -> bool:
        return self._replies[match.reply].is_fact

    def _reply(
        self, reading: Reading, focus: Focus, match: Match, language: Language, subject: Subject | None
    ) -> Answer:
        reply, say = self._replies[match.reply], self._phrasings[language]
        if reply.say:
            about = self._composer.named_subject(reading, focus) or subject
            if reply.kind == "known":
                about = Subject("programme", "programme", match.reply)
            return self._said(match.reply, reply, language, about)
        composed, about = self._composer.compose(reply, reading, focus, say, subject)
        if composed is None:
            return Answer(
                "unknown", None, language, self._not_known(say), (self._contacts(say),), subject=subject
            )
        about = replace(about or Subject("programme", "programme"), asked=match.reply)
        return Answer(
            "known", composed.id, language, composed.text, composed.buttons, composed.sources, about
        )

    def _said(self, id_: str, reply: Reply, language: Language, subject: Subject | None) -> Answer:
        say = self._phrasings[language]
        assert reply.say is not None  # noqa: S101
        text = say.fill(reply.say, self._facts[language])
        buttons: list[Button] = [ScreenButton(name, str(say(f"screen_{name}"))) for name in reply.buttons]
        if reply.kind == "unknown":
            text = Markup("\n").join([text, self._ask_office(say)])
            buttons.append(self._contacts(say))
        answered = reply.kind in {"known", "help"}
        sources = self._source(reply)
        return Answer(reply.kind, id_ if answered else None, language, text, tuple(buttons), sources, subject)

    def _source(self, reply: Reply) -> tuple[str, ...]:
        return (programme.source(self._catalogue, reply.source),) if reply.source else ()

    def _ask_office(self, say: Phrasing) -> Markup:
        known = self._facts[say.language]
        return say("ask_office", phone=known["phone"], email=known["email"])

    def _not_known(self, say: Phrasing) -> Markup:
        return Markup("\n").join([say("not_known"), self._ask_office(say)])

    def _contacts(self, say: Phrasing) -> ScreenButton:
        return ScreenButton("contacts", str(say("screen_contacts")))

    def _unsure(self, focus: Focus, language: Language, subject: Subject | None) -> Answer:
        """Asks which of two likely things is meant; else offers the likeliest and the office."""
        say, known = self._phrasings[language], self._facts[language]
        offered = [(match, ask) for match in focus.ranked if (ask := self._replies[match.reply].ask)]
        buttons = [QuestionButton(ask[language]) for _, ask in offered[:SUGGESTIONS]]
        if sum(match.score for match, _ in offered[:2]) >= TWO_READINGS:
            return Answer("which", None, language, say("which"), tuple(buttons[:2]), subject=subject)
        text = say("unsure", phone=known["phone"], email=known["email"])
        return Answer("unsure", None, language, text, (*buttons, self._contacts(say)), subject=subject)


def _asks(reading: Reading, focus: Focus) -> bool:
    return any(reading.words[p].asked for p in reading.sentence(focus.sentence))


def _family_of(subject: Subject | None) -> tuple[str, ...]:
    """How the replies begin that a short question after this subject probably asks for."""
    if subject is None:
        return ()
    if subject.kind in {"project", "region", "organisation"}:
        return "project.", "region."
    return (f"{(subject.asked or 'office').partition('.')[0]}.",)


def _labels_of(subject: Subject | None) -> dict[str, float]:
    if subject is None or subject.kind == "programme":
        return {}
    return {f"@{subject.kind}": 0.5}


def _joined(first: Answer, second_: Answer) -> Answer:
    if not second_.answered or second_.text == first.text:
        return first
    return replace(
        first,
        text=Markup("\n\n").join([first.text, second_.text]),
        buttons=tuple(dict.fromkeys(first.buttons + second_.buttons)),
        sources=tuple(dict.fromkeys(first.sources + second_.sources)),
        subject=second_.subject or first.subject,
    )
