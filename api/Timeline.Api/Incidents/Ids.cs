using Timeline.Api.Host;
using Timeline.Api.Host.Nodes;
using Timeline.Domain.Shared;

namespace Timeline.Api.Incidents;

/// <summary>Reads ids as clients send them. A hypothesis's or a cause's is taken for that of its entry. One that is no id at all is refused like one that is unknown.</summary>
internal static class Ids
{
    public static EntryId Entry(string text, string field = "entryId") => new(Read(text, field, RejectionCode.EntryNotFound, "entry"));

    public static EntryId? OptionalEntry(string? text) => text is null ? null : Entry(text);

    public static EntryId Hypothesis(string text) => new(Read(text, "hypothesisId", RejectionCode.HypothesisNotFound, "hypothesis"));

    public static EntryId Impact(string text) => new(Read(text, "impactId", RejectionCode.ImpactNotFound, "impact"));

    public static EntryId Decision(string text) => new(Read(text, "decisionId", RejectionCode.DecisionNotFound, "decision"));

    public static Guid? InCatalogue(string? text, string field) => text is null ? null : Read(text, field, RejectionCode.CatalogueItemNotFound, "item of the catalogue");

    /// <summary>An estimate, a time box or a demand: by its entry.</summary>
    public static EntryId Promise(string text, string field) => new(Read(text, field, RejectionCode.PromiseNotFound, "estimate, time box or demand"));

    public static LessonId Lesson(string text, string field = "lessonId") => new(Read(text, field, RejectionCode.LessonNotFound, "lesson"));

    public static LessonId? OptionalLesson(string? text) => text is null ? null : Lesson(text);

    public static FileId? OptionalFile(string? text, string field) =>
        text is null ? null : new(Read(GlobalId.Without(text, GlobalId.File), field, RejectionCode.EntryNotFound, "file"));

    public static ActionItemId ActionItem(string text) => new(Read(text, "actionItemId", RejectionCode.ActionItemNotFound, "action item"));

    /// <summary>Of anything that an incident holds, or of the incident itself.</summary>
    public static Guid Part(string text) => Read(GlobalId.Without(text, GlobalId.Summary), "id", RejectionCode.EntryNotFound, "part of the incident");

    public static IReadOnlyList<EntryId>? Entries(IReadOnlyList<string>? texts) =>
        texts?.Select((text, index) => new EntryId(Read(text, $"evidence.{index}", RejectionCode.EntryNotFound, "entry"))).ToList();

    public static Rejection IncidentNotFound(string text) =>
        new(RejectionCode.IncidentNotFound, $"There is no incident \"{Excerpt.Of(text)}\". Check the id or the key.", "incidentId");

    private static Guid Read(string text, string field, RejectionCode code, string noun) =>
        Guid.TryParseExact(GlobalId.Without(text, GlobalId.Hypothesis, GlobalId.Cause), "D", out var id)
            ? id
            : throw new RejectedException(new Rejection(code, $"{field} is \"{Excerpt.Of(text)}\", which is no id of any {noun}. Use the id as the API gave it.", field));
}

/// <summary>Carries a rejection found while an input is read, to where it becomes the payload's error.</summary>
internal sealed class RejectedException(Rejection rejection) : Exception(rejection.Message)
{
    public Rejection Rejection { get; } = rejection;
}
