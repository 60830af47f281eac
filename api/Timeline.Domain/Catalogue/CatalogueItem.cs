using System.Collections.Immutable;
using NodaTime;

namespace Timeline.Domain.Catalogue;

public enum CatalogueKind
{
    Service,
    Channel,
    Segment,
    Customer,
    Team,
    Contract,
    Calendar,
    Policy,

    /// <summary>Of postmortems.</summary>
    Template,
}

/// <summary>Something in the catalogue, as it is known at some moment.</summary>
/// <param name="AddedAt">When the store took it.</param>
public abstract record CatalogueItem(Instant AddedAt)
{
    /// <summary>Its id, whatever its kind.</summary>
    public abstract Guid Key { get; }

    public abstract CatalogueKind Kind { get; }

    /// <summary>Since when and why it is offered no more. Null: it is in use.</summary>
    public Retirement? Retired { get; init; }

    public bool IsRetired => Retired is not null;
}

/// <summary>Something that has a name, unique in its kind among what is in use, whatever the case.</summary>
/// <param name="Names">All it had, the oldest first; never empty.</param>
public abstract record NamedItem(ImmutableList<NameSince> Names) : CatalogueItem(Names[0].Since)
{
    /// <summary>Its newest name.</summary>
    public string Name => Names[^1].Name;

    /// <summary>The name of the time. Before it had any: its first.</summary>
    public string NameAt(Instant at) => (Names.FindLast(name => name.Since <= at) ?? Names[0]).Name;
}

/// <param name="Since">When the store took it.</param>
public sealed record NameSince(string Name, Instant Since);

/// <param name="At">When the store took it.</param>
/// <param name="Reason">Null: not said.</param>
public sealed record Retirement(Instant At, string? Reason);
