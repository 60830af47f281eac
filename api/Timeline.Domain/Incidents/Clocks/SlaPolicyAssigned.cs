using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Another policy or version holds for the incident than the one it began under. The newest for a customer counts.</summary>
/// <param name="Policy">Which.</param>
/// <param name="Version">Of it.</param>
/// <param name="PolicyName">As it was called then.</param>
/// <param name="Customer">For whom. Null: for the organisation's own clocks.</param>
/// <param name="CustomerName">As they were called then.</param>
/// <param name="Text">Why.</param>
public sealed record SlaPolicyAssigned(
    EntryId EntryId, Occurrence When, SlaPolicyId Policy, int Version, string PolicyName, CustomerId? Customer, string? CustomerName, string? Text, string? Author = null)
    : IncidentEvent, IOnTimeline
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.SlaPolicyAssignment;

    string IOnTimeline.Label => "SLA policy";

    string IOnTimeline.Wording => Text ?? $"{PolicyName}, version {Say.Count(Version)}, holds for {CustomerName ?? "the organisation"}.";

    IReadOnlyList<string?> IOnTimeline.Typed => [Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(
        EntryFact.Text("policy", "policy", PolicyName),
        EntryFact.Text("policyId", "policy in the catalogue", Policy.ToString()),
        EntryFact.Number("version", "version", Version),
        EntryFact.Text("customer", "customer", CustomerName),
        EntryFact.Text("customerId", "customer in the catalogue", Customer?.ToString()));

    public IncidentEvent WithoutContent() => this with { Text = EntryContent.Without(Text), Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Has another policy or version hold for an incident.</summary>
/// <param name="Version">Null: the newest.</param>
/// <param name="Customer">Null: the organisation's own clocks.</param>
/// <param name="Reason">Why.</param>
public sealed record AssignSlaPolicy(Guid CommandId, Instant Now, SlaPolicyId Policy, Said When, string Reason, int? Version = null, CustomerId? Customer = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, AssignSlaPolicy command, CatalogueRecord catalogue)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        checks.Link<SlaPolicy, SlaPolicyId>(catalogue, "policyId", command.Policy, stoodBefore: true);
        if (command.Customer is { } customer)
            checks.Link<Customer, CustomerId>(catalogue, "customerId", customer, stoodBefore: true);
        var reason = checks.Text("reason", command.Reason, Limits.Reason);
        var when = checks.When(command.When, incident, command.Now);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        var policy = catalogue.FindPolicy(command.Policy)!;
        var number = command.Version ?? policy.Versions.Count;
        if (policy.Version(number) is null)
            return new Rejection(RejectionCode.OutOfRange, $"version is {Say.Count(number)}; {policy.Name} has versions 1 to {Say.Count(policy.Versions.Count)}. Choose one of these, or leave it out for the newest.", "version");
        return new SlaPolicyAssigned(
            made, when, policy.Id, number, policy.Name, command.Customer, command.Customer is { } whose ? catalogue.NameOf(whose) : null, reason, author);
    }
}
