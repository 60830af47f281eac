using Marten;
using Timeline.Domain.Incidents;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using Timeline.Storage.Sealing;

namespace Timeline.Api.Postmortems.Names;

/// <summary>A redaction of the incident takes with it what was said, in its postmortem, of names in the words that it removes.</summary>
internal static class NameForgetting
{
    /// <param name="session">Appends the redactions when it is saved; holds the postmortem's stream.</param>
    public static async Task ForgetAsync(IDocumentSession session, IncidentId incident, IEnumerable<IRedaction> redactions, CancellationToken cancellation)
    {
        var stream = PostmortemReader.StreamOf(incident);
        var stored = await session.Events.FetchStreamAsync(stream, token: cancellation);
        var said = stored.Select(one => (one.Version, Event: (PostmortemEvent)one.Data)).ToList();
        var made = new List<PostmortemEvent>();
        foreach (var redacted in redactions.Select(Of).OfType<NamesRedacted>())
        {
            var emptied = said.FindAll(one => redacted.Without(one.Event) is not null);
            if (emptied.Count == 0)
                continue;
            said = [.. said.Select(one => one with { Event = redacted.Without(one.Event) ?? one.Event })];
            foreach (var (version, _) in emptied)
                session.Redact(stream, version, redacted.Reason, said.Find(one => one.Version == version).Event);
            made.Add(redacted);
        }

        if (made.Count > 0)
            session.Events.Append(stream, stored.Count + made.Count, [.. made]);
    }

    private static NamesRedacted? Of(IRedaction redaction) => redaction switch
    {
        EntryRedacted entry => new(entry.Reason, NamePlace.Entry, entry.EntryId.ToString()),
        LessonRedacted lesson => new(lesson.Reason, NamePlace.Lesson, lesson.LessonId.ToString()),
        ActionItemRedacted item => new(item.Reason, NamePlace.ActionItem, item.ActionItemId.ToString()),
        TitleRedacted title => new(title.Reason, NamePlace.Title),
        _ => null,
    };
}
