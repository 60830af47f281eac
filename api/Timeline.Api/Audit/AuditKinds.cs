using System.Collections.Frozen;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Postmortems.Published;

namespace Timeline.Api.Audit;

/// <summary>What an event is about. Schema contract: add, never rename.</summary>
internal enum AuditSubject
{
    Incident,
    Postmortem,
    Output,
    Catalogue,
}

/// <param name="Name">As it is stored.</param>
internal sealed record AuditKind(string Name, AuditSubject Subject);

/// <summary>Every kind of event that is stored.</summary>
internal static class AuditKinds
{
    public static readonly IReadOnlyList<AuditKind> All =
    [
        .. Of(IncidentEvents.StoredNames.Values, AuditSubject.Incident),
        .. Of(PostmortemEvents.StoredNames.Values, AuditSubject.Postmortem),
        .. Of(OutputEvents.StoredNames.Values, AuditSubject.Output),
        .. Of(CatalogueEvents.StoredNames.Values, AuditSubject.Catalogue),
    ];

    private static readonly FrozenDictionary<string, AuditSubject> Subjects = All.ToFrozenDictionary(kind => kind.Name, kind => kind.Subject, StringComparer.Ordinal);

    /// <summary>What a kind is about. Null: there is no such kind.</summary>
    public static AuditSubject? SubjectOf(string kind) => Subjects.TryGetValue(kind, out var subject) ? subject : null;

    private static IEnumerable<AuditKind> Of(IEnumerable<string> names, AuditSubject subject) => names.Order(StringComparer.Ordinal).Select(name => new AuditKind(name, subject));
}
