using System.Collections.Immutable;
using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Catalogue;

/// <summary>A way to tell people: the support line, the status page.</summary>
/// <param name="Channel">What kind of channel it is.</param>
public sealed record CatalogueChannel(ChannelId Id, ImmutableList<NameSince> Names, Channel Channel) : NamedItem(Names)
{
    public override Guid Key => Id.Value;

    public override CatalogueKind Kind => CatalogueKind.Channel;
}

public sealed record ChannelAdded(ChannelId ChannelId, string Name, Channel Channel) : CatalogueEvent
{
    public override CatalogueRecord ApplyTo(CatalogueRecord catalogue, Instant at) => catalogue.With(new CatalogueChannel(ChannelId, [new(Name, at)], Channel));
}

public sealed record ChannelKindChanged(ChannelId ChannelId, Channel Channel) : CatalogueEvent
{
    public override CatalogueRecord ApplyTo(CatalogueRecord catalogue, Instant at) =>
        catalogue.Change<CatalogueChannel>(ChannelId.Value, channel => channel with { Channel = Channel });
}

public sealed record AddChannel(Guid CommandId, string Name, Channel Channel)
{
    public static Decision<CatalogueEvent> Decide(CatalogueRecord catalogue, AddChannel command)
    {
        var made = ChannelId.From(command.CommandId);
        if (catalogue.FindChannel(made) is not null)
            return Decision.Nothing;

        var checks = new Checks();
        var name = checks.Name(catalogue, CatalogueKind.Channel, command.Name, made.Value);
        return checks.Problem is { } problem ? problem : new ChannelAdded(made, name, command.Channel);
    }
}

/// <summary>Changes a channel. A member that is null stays as it is.</summary>
public sealed record ChangeChannel(ChannelId ChannelId, string? Name = null, Channel? Channel = null)
{
    public static Decision<CatalogueEvent> Decide(CatalogueRecord catalogue, ChangeChannel command)
    {
        if (CatalogueRules.Find<CatalogueChannel>(catalogue, command.ChannelId.Value, "channelId", out var channel) is { } unknown)
            return unknown;

        var checks = new Checks();
        var name = command.Name is null ? null : checks.Name(catalogue, CatalogueKind.Channel, command.Name, channel.Key);
        if (checks.Problem is { } problem)
            return problem;

        var events = CatalogueRules.Renamed(channel, name).ToList();
        if (command.Channel is { } kind && kind != channel.Channel)
            events.Add(new ChannelKindChanged(channel.Id, kind));
        return events;
    }
}
