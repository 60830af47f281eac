using System.Collections.Immutable;
using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Catalogue;

/// <summary>A group of customers that an outage may hit while others go on working. A customer may be in several.</summary>
public sealed record CustomerSegment(SegmentId Id, ImmutableList<NameSince> Names) : NamedItem(Names)
{
    public override Guid Key => Id.Value;

    public override CatalogueKind Kind => CatalogueKind.Segment;
}

public sealed record SegmentAdded(SegmentId SegmentId, string Name) : CatalogueEvent
{
    public override CatalogueRecord ApplyTo(CatalogueRecord catalogue, Instant at) => catalogue.With(new CustomerSegment(SegmentId, [new(Name, at)]));
}

public sealed record AddSegment(Guid CommandId, string Name)
{
    public static Decision<CatalogueEvent> Decide(CatalogueRecord catalogue, AddSegment command)
    {
        var made = SegmentId.From(command.CommandId);
        if (catalogue.FindSegment(made) is not null)
            return Decision.Nothing;

        var checks = new Checks();
        var name = checks.Name(catalogue, CatalogueKind.Segment, command.Name, made.Value);
        return checks.Problem is { } problem ? problem : new SegmentAdded(made, name);
    }
}

/// <summary>Renames a segment.</summary>
public sealed record ChangeSegment(SegmentId SegmentId, string Name)
{
    public static Decision<CatalogueEvent> Decide(CatalogueRecord catalogue, ChangeSegment command)
    {
        if (CatalogueRules.Find<CustomerSegment>(catalogue, command.SegmentId.Value, "segmentId", out var segment) is { } unknown)
            return unknown;

        var checks = new Checks();
        var name = checks.Name(catalogue, CatalogueKind.Segment, command.Name, segment.Key);
        return checks.Problem is { } problem ? problem : CatalogueRules.Renamed(segment, name).ToList();
    }
}
