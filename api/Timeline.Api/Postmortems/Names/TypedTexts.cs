using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Names;

/// <summary>A text that a person typed, and where.</summary>
/// <param name="Id">As <see cref="NameInText.Id"/>.</param>
internal sealed record TypedText(NamePlace Place, string? Id, string Text);

/// <summary>Everything that people typed and a document may show.</summary>
internal static class TypedTexts
{
    public static IReadOnlyList<TypedText> Of(IncidentRecord record, PostmortemRecord postmortem) =>
    [
        .. At(NamePlace.Title, null, [record.Title]),
        .. postmortem.Written.Values.SelectMany(written => At(NamePlace.Section, Say.Name(written.Section), [written.Markdown])),
        .. postmortem.Publications.SelectMany(publication => At(NamePlace.Review, null, [publication.Reason])),
        .. record.Timeline.SelectMany(entry => At(NamePlace.Entry, entry.Id.ToString(), Typed(entry))),
        .. record.EveryLesson().SelectMany(lesson => At(NamePlace.Lesson, lesson.Id.ToString(), [lesson.Text])),
        .. record.EveryActionItem().SelectMany(item => At(NamePlace.ActionItem, item.Id.ToString(), [item.Text, item.Owner, item.SettledBecause])),
    ];

    // What it says and said, with what else was typed of it, and why it was corrected.
    private static IEnumerable<string?> Typed(TimelineEntry entry) =>
    [
        entry.Text, .. entry.Origin.Typed, .. entry.Facts.Select(fact => fact.Value), entry.RetractionReason, entry.Redaction?.Reason,
        .. entry.History.SelectMany(revision => new[] { revision.Text, revision.Reason }.Concat(revision.Origin.Typed)),
    ];

    private static IEnumerable<TypedText> At(NamePlace place, string? id, IEnumerable<string?> texts) =>
        texts.Where(text => !string.IsNullOrWhiteSpace(text) && text != EntryContent.Redacted).Distinct(StringComparer.Ordinal).Select(text => new TypedText(place, id, text!));
}
