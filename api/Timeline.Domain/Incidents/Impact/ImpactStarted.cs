using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>A service began to suffer. The entry's id is that of the impact, which further entries change and end.</summary>
/// <param name="Service">Which, as it was named.</param>
/// <param name="Segment">The part of the customers that it hit, as it was named. Null: not said.</param>
/// <param name="Customer">The customer that it hit, as it was named. Null: not said.</param>
/// <param name="Affected">How many people. Null: not known.</param>
/// <param name="Text">What it meant for them. Null: nothing noted.</param>
/// <param name="ServiceId">Which it is in the catalogue, as the ids after it. Null: not said.</param>
public sealed record ImpactStarted(
    EntryId EntryId,
    Occurrence When,
    string Service,
    ImpactLevel Level,
    string? Segment = null,
    string? Customer = null,
    int? Affected = null,
    string? Text = null,
    Guid? ServiceId = null,
    Guid? SegmentId = null,
    Guid? CustomerId = null,
    string? Author = null) : IncidentEvent, IOnTimeline
{
    public string Service { get; init; } = VisibleText.Line(Service);

    public string? Segment { get; init; } = VisibleText.OptionalLine(Segment);

    public string? Customer { get; init; } = VisibleText.OptionalLine(Customer);

    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.ImpactStart;

    string IOnTimeline.Label => "Impact";

    string IOnTimeline.Wording => Text ?? $"{Service}: {ImpactWords.Of(Level, Segment, Customer, Affected)}.";

    IReadOnlyList<string?> IOnTimeline.Typed => [Service, Segment, Customer, Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(
        EntryFact.Text("service", "service", Service),
        EntryFact.Text("serviceId", "service in the catalogue", ServiceId?.ToString()),
        EntryFact.Text("segment", "for", Segment),
        EntryFact.Text("segmentId", "segment in the catalogue", SegmentId?.ToString()),
        EntryFact.Text("customer", "customer", Customer),
        EntryFact.Text("customerId", "customer in the catalogue", CustomerId?.ToString()),
        EntryFact.OneOf<ImpactLevel>("level", "level", Level),
        EntryFact.Number("affected", "people affected", Affected));

    // Whose id is kept would still say who it was.
    public IncidentEvent WithoutContent() => this with
    {
        Service = EntryContent.Redacted,
        Segment = EntryContent.Without(Segment),
        Customer = EntryContent.Without(Customer),
        Text = EntryContent.Without(Text),
        SegmentId = null,
        CustomerId = null,
        Author = EntryContent.Without(Author),
    };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Says that a service began to suffer. Several may at once, and one for several groups of people at once.</summary>
/// <param name="Affected">How many people; at most <see cref="Limits.People"/>. Null: not known.</param>
/// <param name="SegmentId">Given with the name only, as <paramref name="CustomerId"/>.</param>
public sealed record StartImpact(
    Guid CommandId,
    Instant Now,
    string Service,
    Said When,
    ImpactLevel Level = ImpactLevel.Down,
    string? Segment = null,
    string? Customer = null,
    int? Affected = null,
    string? Text = null,
    Guid? ServiceId = null,
    Guid? SegmentId = null,
    Guid? CustomerId = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, StartImpact command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        if (VisibleText.ShowsNothing(command.Service))
            checks.Fail(RejectionCode.Required, "service is empty, and serviceId names no service either. Say which service suffers, in words or by its id in the catalogue.", "service");
        var service = checks.Line("service", command.Service);
        var segment = Named("segment", command.Segment, command.SegmentId);
        var customer = Named("customer", command.Customer, command.CustomerId);
        var affected = checks.OptionalCount("affected", command.Affected, Limits.People);
        var text = checks.OptionalText("text", command.Text);
        var when = checks.When(command.When, incident, command.Now);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        return new ImpactStarted(
            made, when, service, command.Level, segment, customer, affected, text, command.ServiceId, command.SegmentId, command.CustomerId, author);

        // What is called something else later is shown by the name of the time.
        string? Named(string field, string? name, Guid? id) => id is null ? checks.OptionalLine(field, name) : checks.Line(field, name);
    }
}
