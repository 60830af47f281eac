using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Incidents.Commands;

internal sealed record RecordCustomerContactInput(
    Guid? CommandId, string IncidentId, string? Customer, string? CustomerId, string? Person, Channel Channel, CustomerContactOutcome Outcome, string? Text,
    Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record CustomerToTellInput(string? Name, string? Id);

internal sealed record AddCustomersToTellInput(
    Guid? CommandId, string IncidentId, IReadOnlyList<CustomerToTellInput> Customers, string? Reason, Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record RecordFeedbackInput(
    Guid? CommandId, string IncidentId, string FromWhom, string Text, Channel? Channel, Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record RecordSignPrintedInput(
    Guid? CommandId, string IncidentId, string? Text, Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

/// <summary>Who was told one by one, who is to be told, and what they said.</summary>
internal static class TellingCommands
{
    public static void Bind(IncidentCommands commands)
    {
        commands.Add<RecordCustomerContactInput>(
            "recordCustomerContact",
            (incident, input, on) => RecordCustomerContact.Decide(
                incident,
                new(on.Id, on.Now, input.Customer, input.Said(), input.Channel, input.Outcome, input.Person, input.Text, CustomerOf(input.CustomerId, "customerId")),
                on.Catalogue),
            byCatalogue: true);
        commands.AddPart<CustomerToTellInput>("CustomerToTellInput");
        commands.Add<AddCustomersToTellInput>(
            "addCustomersToTell",
            (incident, input, on) => AddCustomersToTell.Decide(
                incident,
                new(
                    on.Id, on.Now, [.. input.Customers.Select((customer, index) => (customer.Name, CustomerOf(customer.Id, $"customers.{index}.id")))], input.Said(), input.Reason),
                on.Catalogue),
            byCatalogue: true);
        commands.Add<RecordSignPrintedInput>("recordSignPrinted", (incident, input, on) => RecordSignPrinted.Decide(incident, new(on.Id, on.Now, input.Said(), input.Text)));
        commands.Add<RecordFeedbackInput>("recordFeedback", (incident, input, on) => RecordFeedback.Decide(
            incident, new(on.Id, on.Now, input.FromWhom, input.Text, input.Said(), input.Channel)));
    }

    private static CustomerId? CustomerOf(string? id, string field) => id is null ? null : new(CatalogueIds.Read(id, field));
}
