using System.Text.Json.Serialization;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Catalogue;

/// <summary>The id of something in the catalogue. Ids are unique over all its kinds; the same command makes the same id.</summary>
public interface ICatalogueId
{
    Guid Value { get; }
}

/// <summary>Something that works or does not: mail, a directory, a storage array.</summary>
[JsonConverter(typeof(ServiceIdJson))]
public readonly record struct ServiceId(Guid Value) : ICatalogueId
{
    public static ServiceId From(Guid commandId) => new(DerivedId.WithoutNumber("service", commandId, 0));

    public override string ToString() => Value.ToString();
}

/// <summary>A way to tell people.</summary>
[JsonConverter(typeof(ChannelIdJson))]
public readonly record struct ChannelId(Guid Value) : ICatalogueId
{
    public static ChannelId From(Guid commandId) => new(DerivedId.WithoutNumber("channel", commandId, 0));

    public override string ToString() => Value.ToString();
}

/// <summary>A group of customers that an outage may hit while others go on working.</summary>
[JsonConverter(typeof(SegmentIdJson))]
public readonly record struct SegmentId(Guid Value) : ICatalogueId
{
    public static SegmentId From(Guid commandId) => new(DerivedId.WithoutNumber("segment", commandId, 0));

    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(CustomerIdJson))]
public readonly record struct CustomerId(Guid Value) : ICatalogueId
{
    public static CustomerId From(Guid commandId) => new(DerivedId.WithoutNumber("customer", commandId, 0));

    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(TeamIdJson))]
public readonly record struct TeamId(Guid Value) : ICatalogueId
{
    public static TeamId From(Guid commandId) => new(DerivedId.WithoutNumber("team", commandId, 0));

    public override string ToString() => Value.ToString();
}

/// <summary>What a customer may ask for, from when until when.</summary>
[JsonConverter(typeof(ContractIdJson))]
public readonly record struct ContractId(Guid Value) : ICatalogueId
{
    public static ContractId From(Guid commandId) => new(DerivedId.WithoutNumber("contract", commandId, 0));

    public override string ToString() => Value.ToString();
}

/// <summary>When somebody is at work.</summary>
[JsonConverter(typeof(CalendarIdJson))]
public readonly record struct CalendarId(Guid Value) : ICatalogueId
{
    public static CalendarId From(Guid commandId) => new(DerivedId.WithoutNumber("calendar", commandId, 0));

    public override string ToString() => Value.ToString();
}

/// <summary>What is promised.</summary>
[JsonConverter(typeof(SlaPolicyIdJson))]
public readonly record struct SlaPolicyId(Guid Value) : ICatalogueId
{
    public static SlaPolicyId From(Guid commandId) => new(DerivedId.WithoutNumber("policy", commandId, 0));

    public override string ToString() => Value.ToString();
}

internal sealed class ServiceIdJson() : IdJson<ServiceId>(value => new(value), id => id.Value);

internal sealed class ChannelIdJson() : IdJson<ChannelId>(value => new(value), id => id.Value);

internal sealed class SegmentIdJson() : IdJson<SegmentId>(value => new(value), id => id.Value);

internal sealed class CustomerIdJson() : IdJson<CustomerId>(value => new(value), id => id.Value);

internal sealed class TeamIdJson() : IdJson<TeamId>(value => new(value), id => id.Value);

internal sealed class ContractIdJson() : IdJson<ContractId>(value => new(value), id => id.Value);

internal sealed class CalendarIdJson() : IdJson<CalendarId>(value => new(value), id => id.Value);

internal sealed class SlaPolicyIdJson() : IdJson<SlaPolicyId>(value => new(value), id => id.Value);

/// <summary>A template of postmortems.</summary>
[JsonConverter(typeof(PostmortemTemplateIdJson))]
public readonly record struct PostmortemTemplateId(Guid Value) : ICatalogueId
{
    public static PostmortemTemplateId From(Guid commandId) => new(DerivedId.WithoutNumber("template", commandId, 0));

    public override string ToString() => Value.ToString();
}

internal sealed class PostmortemTemplateIdJson() : IdJson<PostmortemTemplateId>(value => new(value), id => id.Value);
