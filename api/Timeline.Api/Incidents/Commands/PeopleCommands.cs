using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Incidents.Commands;

internal sealed record ReleaseResponderInput(
    Guid? CommandId, string IncidentId, string? Who, string? PersonId, Instant? OccurredAt, Precision Precision, string? Text, string? Author, AmendsInput? Amends)
    : IRecordingInput, INamingInput
{
    public IEnumerable<string?> PersonIds => [PersonId];
}

internal sealed record RoleInput(
    Guid? CommandId, string IncidentId, string? Who, string? PersonId, ResponseRole Role, string? RoleName, Instant? OccurredAt, Precision Precision, string? Text, string? Author, AmendsInput? Amends)
    : IRecordingInput, INamingInput
{
    public IEnumerable<string?> PersonIds => [PersonId];
}

internal sealed record HandOverRoleInput(
    Guid? CommandId, string IncidentId, string? From, string? FromPersonId, string? To, string? ToPersonId, ResponseRole Role, string? RoleName, string? HandedOver, Instant? OccurredAt, Precision Precision, string? Text, string? Author, AmendsInput? Amends)
    : IRecordingInput, INamingInput
{
    public IEnumerable<string?> PersonIds => [FromPersonId, ToPersonId];
}

internal sealed record EscalateToVendorInput(
    Guid? CommandId, string IncidentId, string Vendor, string? CaseNumber, Channel Channel, Instant? OccurredAt, Precision Precision, string? Text, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record EngageVendorInput(
    Guid? CommandId, string IncidentId, string Vendor, string? Who, string? CaseNumber, Instant? OccurredAt, Precision Precision, string? Text, string? Author, AmendsInput? Amends) : IRecordingInput;

/// <summary>Who does what, who is gone, which vendor was asked.</summary>
internal static class PeopleCommands
{
    public static void Bind(IncidentCommands commands)
    {
        commands.Add<ReleaseResponderInput>("releaseResponder", (incident, input, on) => ReleaseResponder.Decide(
            incident, new(on.Id, on.Now, on.Person(input.Who, input.PersonId, "personId"), input.Said(), input.Text)));
        commands.Add<RoleInput>("takeRole", (incident, input, on) => TakeRole.Decide(
            incident, new(on.Id, on.Now, on.Person(input.Who, input.PersonId, "personId"), input.Role, input.Said(), input.RoleName, input.Text)));
        commands.Add<HandOverRoleInput>("handOverRole", (incident, input, on) => HandOverRole.Decide(
            incident,
            new(
                on.Id, on.Now, on.Person(input.From, input.FromPersonId, "fromPersonId"), on.Person(input.To, input.ToPersonId, "toPersonId"), input.Role, input.Said(),
                input.RoleName, input.HandedOver, input.Text)));
        commands.Add<RoleInput>("releaseRole", (incident, input, on) => ReleaseRole.Decide(
            incident, new(on.Id, on.Now, on.Person(input.Who, input.PersonId, "personId"), input.Role, input.Said(), input.RoleName, input.Text)));
        commands.Add<EscalateToVendorInput>("escalateToVendor", (incident, input, on) => EscalateToVendor.Decide(
            incident, new(on.Id, on.Now, input.Vendor, input.Said(), input.CaseNumber, input.Channel, input.Text)));
        commands.Add<EngageVendorInput>("engageVendor", (incident, input, on) => EngageVendor.Decide(
            incident, new(on.Id, on.Now, input.Vendor, input.Said(), input.Who, input.CaseNumber, input.Text)));
    }
}
