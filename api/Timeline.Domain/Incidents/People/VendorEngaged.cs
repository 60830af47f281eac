using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Somebody of a vendor works on it.</summary>
/// <param name="Who">Who of them. Null: not said.</param>
/// <param name="CaseNumber">The case it belongs to. Null: the newest of that vendor.</param>
public sealed record VendorEngaged(EntryId EntryId, Occurrence When, string Vendor, string? Who, string? CaseNumber, string? Text, string? Author = null)
    : IncidentEvent, IOnTimeline
{
    public string Vendor { get; init; } = VisibleText.Line(Vendor);

    public string? Who { get; init; } = VisibleText.OptionalLine(Who);

    public string? CaseNumber { get; init; } = VisibleText.OptionalLine(CaseNumber);

    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.VendorEngaged;

    string IOnTimeline.Wording => Text ?? (Who is null ? $"{Vendor} engaged." : $"{Vendor} engaged ({Who}).");

    IReadOnlyList<string?> IOnTimeline.Typed => [Vendor, Who, CaseNumber, Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(
        EntryFact.Text("vendor", "vendor", Vendor),
        EntryFact.Text("who", "who", Who),
        EntryFact.Text("caseNumber", "case number", CaseNumber));

    public IncidentEvent WithoutContent() => this with
    {
        Vendor = EntryContent.Redacted,
        Who = EntryContent.Without(Who),
        CaseNumber = EntryContent.Without(CaseNumber),
        Text = EntryContent.Without(Text),
        Author = EntryContent.Without(Author),
    };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Records that somebody of a vendor works on it.</summary>
/// <param name="Who">Who of them. Null: not said.</param>
/// <param name="CaseNumber">The case it belongs to. Null: the newest of that vendor.</param>
public sealed record EngageVendor(Guid CommandId, Instant Now, string Vendor, Said When, string? Who = null, string? CaseNumber = null, string? Text = null)
{
    /// <summary>That no case with that vendor is recorded is no obstacle: it may be recorded later.</summary>
    public static Decision<IncidentEvent> Decide(Incident incident, EngageVendor command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        var vendor = checks.Line("vendor", command.Vendor);
        var who = checks.OptionalLine("who", command.Who);
        var caseNumber = checks.OptionalLine("caseNumber", command.CaseNumber);
        var when = checks.When(command.When, incident, command.Now);
        var text = checks.OptionalText("text", command.Text);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        return new VendorEngaged(made, when, vendor, who, caseNumber, text, author);
    }
}
