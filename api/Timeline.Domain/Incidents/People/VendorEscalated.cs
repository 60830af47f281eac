using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>A vendor was asked for help: a case was opened with them.</summary>
/// <param name="CaseNumber">The vendor's. Null: not known, or there is none.</param>
/// <param name="Channel">How they were asked.</param>
public sealed record VendorEscalated(EntryId EntryId, Occurrence When, string Vendor, string? CaseNumber, Channel Channel, string? Text, string? Author = null)
    : IncidentEvent, IOnTimeline
{
    public string Vendor { get; init; } = VisibleText.Line(Vendor);

    public string? CaseNumber { get; init; } = VisibleText.OptionalLine(CaseNumber);

    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.VendorEscalated;

    string IOnTimeline.Wording => Text ?? $"Escalated to {Vendor} {ChannelWords.By(Channel)}{(CaseNumber is null ? "" : $": case {CaseNumber}")}.";

    IReadOnlyList<string?> IOnTimeline.Typed => [Vendor, CaseNumber, Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(
        EntryFact.Text("vendor", "vendor", Vendor),
        EntryFact.Text("caseNumber", "case number", CaseNumber),
        EntryFact.OneOf<Channel>("channel", "channel", Channel));

    public IncidentEvent WithoutContent() => this with
    {
        Vendor = EntryContent.Redacted,
        CaseNumber = EntryContent.Without(CaseNumber),
        Text = EntryContent.Without(Text),
        Author = EntryContent.Without(Author),
    };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Records that a vendor was asked for help.</summary>
/// <param name="CaseNumber">The vendor's. Null: not known yet.</param>
public sealed record EscalateToVendor(Guid CommandId, Instant Now, string Vendor, Said When, string? CaseNumber = null, Channel Channel = Channel.Phone, string? Text = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, EscalateToVendor command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        var vendor = checks.Line("vendor", command.Vendor);
        var caseNumber = checks.OptionalLine("caseNumber", command.CaseNumber);
        var when = checks.When(command.When, incident, command.Now);
        var text = checks.OptionalText("text", command.Text);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        return new VendorEscalated(made, when, vendor, caseNumber, command.Channel, text, author);
    }
}
