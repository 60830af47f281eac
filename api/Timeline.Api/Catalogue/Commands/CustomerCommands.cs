using Timeline.Domain.Catalogue;
using static Timeline.Api.Catalogue.CatalogueIds;

namespace Timeline.Api.Catalogue.Commands;

internal sealed record AddSegmentInput(Guid? CommandId, string Name) : ICatalogueInput;

internal sealed record ChangeSegmentInput(Guid? CommandId, string SegmentId, string Name) : ICatalogueInput;

internal sealed record AddCustomerInput(Guid? CommandId, string Name, IReadOnlyList<string>? Segments) : ICatalogueInput;

internal sealed record ChangeCustomerInput(Guid? CommandId, string CustomerId, string? Name, IReadOnlyList<string>? Segments) : ICatalogueInput;

/// <summary>Customers, and the segments that they are in.</summary>
internal static class CustomerCommands
{
    public static void Bind(CatalogueCommands commands)
    {
        commands.Add<AddSegmentInput>("addSegment", (catalogue, input, on) => AddSegment.Decide(catalogue, new(on.Id, input.Name)));
        commands.Add<ChangeSegmentInput>(
            "changeSegment",
            (catalogue, input, _) => ChangeSegment.Decide(catalogue, new(new(Read(input.SegmentId, "segmentId")), input.Name)),
            about: input => input.SegmentId);
        commands.Add<AddCustomerInput>("addCustomer", (catalogue, input, on) => AddCustomer.Decide(catalogue, new(on.Id, input.Name, Segments(input.Segments))));
        commands.Add<ChangeCustomerInput>(
            "changeCustomer",
            (catalogue, input, _) => ChangeCustomer.Decide(catalogue, new(new(Read(input.CustomerId, "customerId")), input.Name, Segments(input.Segments))),
            about: input => input.CustomerId);
    }

    private static IReadOnlyList<SegmentId>? Segments(IReadOnlyList<string>? texts) => Read(texts, "segments", id => new SegmentId(id));
}
