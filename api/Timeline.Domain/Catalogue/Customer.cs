using System.Collections.Immutable;
using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Catalogue;

/// <summary>Somebody who uses the services and is told when they fail.</summary>
/// <param name="Segments">The groups that the customer is in.</param>
public sealed record Customer(CustomerId Id, ImmutableList<NameSince> Names, IReadOnlyList<SegmentId> Segments) : NamedItem(Names)
{
    public override Guid Key => Id.Value;

    public override CatalogueKind Kind => CatalogueKind.Customer;
}

public sealed record CustomerAdded(CustomerId CustomerId, string Name, IReadOnlyList<SegmentId> Segments) : CatalogueEvent
{
    public override CatalogueRecord ApplyTo(CatalogueRecord catalogue, Instant at) => catalogue.With(new Customer(CustomerId, [new(Name, at)], Segments));
}

/// <param name="Segments">All of them now.</param>
public sealed record CustomerSegmentsChanged(CustomerId CustomerId, IReadOnlyList<SegmentId> Segments) : CatalogueEvent
{
    public override CatalogueRecord ApplyTo(CatalogueRecord catalogue, Instant at) =>
        catalogue.Change<Customer>(CustomerId.Value, customer => customer with { Segments = Segments });
}

public sealed record AddCustomer(Guid CommandId, string Name, IReadOnlyList<SegmentId>? Segments = null)
{
    public static Decision<CatalogueEvent> Decide(CatalogueRecord catalogue, AddCustomer command)
    {
        var made = CustomerId.From(command.CommandId);
        if (catalogue.FindCustomer(made) is not null)
            return Decision.Nothing;

        var checks = new Checks();
        var name = checks.Name(catalogue, CatalogueKind.Customer, command.Name, made.Value);
        var segments = checks.Links<CustomerSegment, SegmentId>(catalogue, "segments", command.Segments ?? [], []);
        return checks.Problem is { } problem ? problem : new CustomerAdded(made, name, segments);
    }
}

/// <summary>Changes a customer. A member that is null stays as it is; the list replaces what was there.</summary>
public sealed record ChangeCustomer(CustomerId CustomerId, string? Name = null, IReadOnlyList<SegmentId>? Segments = null)
{
    public static Decision<CatalogueEvent> Decide(CatalogueRecord catalogue, ChangeCustomer command)
    {
        if (CatalogueRules.Find<Customer>(catalogue, command.CustomerId.Value, "customerId", out var customer) is { } unknown)
            return unknown;

        var checks = new Checks();
        var name = command.Name is null ? null : checks.Name(catalogue, CatalogueKind.Customer, command.Name, customer.Key);
        var segments = checks.Links<CustomerSegment, SegmentId>(catalogue, "segments", command.Segments ?? customer.Segments, customer.Segments);
        if (checks.Problem is { } problem)
            return problem;

        var events = CatalogueRules.Renamed(customer, name).ToList();
        if (!segments.SequenceEqual(customer.Segments))
            events.Add(new CustomerSegmentsChanged(customer.Id, segments));
        return events;
    }
}
