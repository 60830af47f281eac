using System.Text.RegularExpressions;
using JasperFx.Events;
using Marten;
using Timeline.Api.People;
using Timeline.Storage.Sealing;

namespace Timeline.Api.Postmortems.Published;

/// <summary>
/// Who is named in events, by id or as whoever recorded or redacted them: everybody whose name a document made from them may show, and would not show were
/// they shut out.
/// </summary>
internal static partial class NamedInEvents
{
    /// <summary>Their ids, in order.</summary>
    public static async Task<IReadOnlyList<Guid>> FindAsync(IQuerySession session, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        var (ids, names) = (new HashSet<Guid>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var stored in events)
        {
            names.UnionWith(new[] { stored.UserName, Redaction.Of(stored)?.By }.OfType<string>());
            ids.UnionWith(Id().Matches($"{stored.GetHeader(FormerMembers.ActorHeader)} {session.DocumentStore.Options.Serializer().ToJson(stored.Data)}").Select(match => Guid.Parse(match.ValueSpan)));
        }

        var people = await session.Query<Person>().Select(person => new { person.Id, person.Name }).ToListAsync(cancellation);
        return [.. people.Where(person => ids.Contains(person.Id) || names.Contains(person.Name)).Select(person => person.Id).Order()];
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Id();
}
