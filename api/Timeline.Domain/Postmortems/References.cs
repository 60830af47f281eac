using System.Globalization;
using System.Text.RegularExpressions;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Metrics;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Postmortems;

/// <summary>What a reference in a written section points at.</summary>
public enum ReferenceKind
{
    /// <summary>An entry of the timeline, by its id.</summary>
    Entry,

    /// <summary>An action item, by its id.</summary>
    Action,

    /// <summary>A metric, by its name in the schema, such as <c>TIME_TO_DETECT</c>.</summary>
    Metric,
}

/// <summary>One reference: <c>[@14:05 the mail server stops](timeline:entry/ID)</c>.</summary>
/// <param name="Label">What is read, with the <c>@</c> if it has one.</param>
/// <param name="Target">The link's target as it is written, from <c>timeline:</c> on.</param>
/// <param name="Kind">Null: nothing of Timeline's is called so.</param>
/// <param name="Id">What follows the kind.</param>
/// <param name="Start">Where it begins in the text, in UTF-16 code units.</param>
/// <param name="Length">In UTF-16 code units.</param>
public sealed record TextReference(string Label, string Target, ReferenceKind? Kind, string Id, int Start, int Length)
{
    /// <summary>The entry that it points at. Null: at none.</summary>
    public EntryId? Entry => Kind == ReferenceKind.Entry && Guid.TryParseExact(Id, "D", out var id) ? new EntryId(id) : null;

    /// <summary>The action item that it points at. Null: at none.</summary>
    public ActionItemId? ActionItem => Kind == ReferenceKind.Action && Guid.TryParseExact(Id, "D", out var id) ? new ActionItemId(id) : null;

    /// <summary>The metric that it points at. Null: at none.</summary>
    public MetricKind? Metric => Kind == ReferenceKind.Metric ? Enum.GetValues<MetricKind>().Cast<MetricKind?>().FirstOrDefault(kind => Say.Name(kind!.Value) == Id) : null;

    /// <summary>Whether the incident has it. What was retracted or redacted counts: it was there.</summary>
    public bool IsIn(IncidentRecord incident) =>
        Metric is not null || (Entry is { } entry && incident.Entry(entry) is not null) || (ActionItem is { } item && incident.ActionItem(item) is not null);
}

/// <summary>
/// References to what an incident holds, in Markdown: links whose target begins with <c>timeline:</c>. They survive every program that keeps Markdown, and
/// read as words where nothing follows them.
/// </summary>
public static partial class References
{
    /// <summary>Every reference in a text, in its order.</summary>
    public static IReadOnlyList<TextReference> In(string markdown) =>
    [
        .. Link().Matches(markdown).Select(match => new TextReference(
            match.Groups["label"].Value, match.Groups["target"].Value, KindOf(match.Groups["kind"].Value), match.Groups["id"].Value, match.Index, match.Length)),
    ];

    /// <summary>A reference as it stands in Markdown.</summary>
    /// <param name="label">What is read; brackets in it are escaped.</param>
    public static string Write(string label, ReferenceKind kind, string id) =>
        string.Create(CultureInfo.InvariantCulture, $"[@{label.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal)}](timeline:{Say.Words(kind)}/{id})");

    /// <summary>Refuses the first reference that points at nothing the incident has. Null: all are found.</summary>
    internal static Rejection? Missing(string markdown, IncidentRecord incident, string field) => In(markdown).FirstOrDefault(reference => !reference.IsIn(incident)) is { } lost
        ? new(
            RejectionCode.ReferenceNotFound,
            $"{field} refers to \"{Say.Excerpt(lost.Target)}\" (\"{Say.Excerpt(lost.Label)}\"), which {incident.Key} does not have. A reference is timeline:entry/ID, timeline:action/ID or timeline:metric/NAME. Correct it, or remove the link.",
            field)
        : null;

    private static ReferenceKind? KindOf(string kind) => Enum.GetValues<ReferenceKind>().Cast<ReferenceKind?>().FirstOrDefault(known => Say.Words(known!.Value) == kind);

    [GeneratedRegex(@"\[(?<label>(?:[^\[\]\\]|\\.)*)\]\(\s*(?<target>timeline:(?<kind>[^/)\s]*)/?(?<id>[^)\s]*))[^)]*\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Link();
}
