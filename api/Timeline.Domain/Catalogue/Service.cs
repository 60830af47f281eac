using System.Collections.Immutable;
using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Catalogue;

/// <summary>Something that works or does not.</summary>
/// <param name="DependsOn">What it does not work without. Never a circle.</param>
/// <param name="Carries">The channels that do not work without it.</param>
/// <param name="KeptBy">The teams that look after it.</param>
public sealed record Service(
    ServiceId Id, ImmutableList<NameSince> Names, IReadOnlyList<ServiceId> DependsOn, IReadOnlyList<ChannelId> Carries, IReadOnlyList<TeamId> KeptBy) : NamedItem(Names)
{
    public override Guid Key => Id.Value;

    public override CatalogueKind Kind => CatalogueKind.Service;
}

public sealed record ServiceAdded(
    ServiceId ServiceId, string Name, IReadOnlyList<ServiceId> DependsOn, IReadOnlyList<ChannelId> Carries, IReadOnlyList<TeamId> KeptBy) : CatalogueEvent
{
    public override CatalogueRecord ApplyTo(CatalogueRecord catalogue, Instant at) =>
        catalogue.With(new Service(ServiceId, [new(Name, at)], DependsOn, Carries, KeptBy));
}

/// <param name="DependsOn">All of them now.</param>
public sealed record ServiceDependenciesChanged(ServiceId ServiceId, IReadOnlyList<ServiceId> DependsOn) : CatalogueEvent
{
    public override CatalogueRecord ApplyTo(CatalogueRecord catalogue, Instant at) =>
        catalogue.Change<Service>(ServiceId.Value, service => service with { DependsOn = DependsOn });
}

/// <param name="Carries">All of them now.</param>
public sealed record ServiceChannelsChanged(ServiceId ServiceId, IReadOnlyList<ChannelId> Carries) : CatalogueEvent
{
    public override CatalogueRecord ApplyTo(CatalogueRecord catalogue, Instant at) =>
        catalogue.Change<Service>(ServiceId.Value, service => service with { Carries = Carries });
}

/// <param name="KeptBy">All of them now.</param>
public sealed record ServiceKeepersChanged(ServiceId ServiceId, IReadOnlyList<TeamId> KeptBy) : CatalogueEvent
{
    public override CatalogueRecord ApplyTo(CatalogueRecord catalogue, Instant at) =>
        catalogue.Change<Service>(ServiceId.Value, service => service with { KeptBy = KeptBy });
}

public sealed record AddService(
    Guid CommandId, string Name, IReadOnlyList<ServiceId>? DependsOn = null, IReadOnlyList<ChannelId>? Carries = null, IReadOnlyList<TeamId>? KeptBy = null)
{
    public static Decision<CatalogueEvent> Decide(CatalogueRecord catalogue, AddService command)
    {
        var made = ServiceId.From(command.CommandId);
        if (catalogue.FindService(made) is not null)
            return Decision.Nothing;

        var checks = new Checks();
        var name = checks.Name(catalogue, CatalogueKind.Service, command.Name, made.Value);
        var dependsOn = checks.Links<Service, ServiceId>(catalogue, "dependsOn", command.DependsOn ?? [], []);
        var carries = checks.Links<CatalogueChannel, ChannelId>(catalogue, "carries", command.Carries ?? [], []);
        var keptBy = checks.Links<Team, TeamId>(catalogue, "keptBy", command.KeptBy ?? [], []);
        return checks.Problem is { } problem ? problem : new ServiceAdded(made, name, dependsOn, carries, keptBy);
    }
}

/// <summary>Changes a service. A member that is null stays as it is; a list replaces what was there.</summary>
public sealed record ChangeService(
    ServiceId ServiceId, string? Name = null, IReadOnlyList<ServiceId>? DependsOn = null, IReadOnlyList<ChannelId>? Carries = null, IReadOnlyList<TeamId>? KeptBy = null)
{
    public static Decision<CatalogueEvent> Decide(CatalogueRecord catalogue, ChangeService command)
    {
        if (CatalogueRules.Find<Service>(catalogue, command.ServiceId.Value, "serviceId", out var service) is { } unknown)
            return unknown;

        var checks = new Checks();
        var name = command.Name is null ? null : checks.Name(catalogue, CatalogueKind.Service, command.Name, service.Key);
        var dependsOn = checks.Links<Service, ServiceId>(catalogue, "dependsOn", command.DependsOn ?? service.DependsOn, service.DependsOn);
        var carries = checks.Links<CatalogueChannel, ChannelId>(catalogue, "carries", command.Carries ?? service.Carries, service.Carries);
        var keptBy = checks.Links<Team, TeamId>(catalogue, "keptBy", command.KeptBy ?? service.KeptBy, service.KeptBy);
        if (checks.Problem is null && catalogue.CircleOver(service, dependsOn) is { } circle)
            checks.Fail(RejectionCode.DependencyCycle, circle, "dependsOn");
        if (checks.Problem is { } problem)
            return problem;

        var events = CatalogueRules.Renamed(service, name).ToList();
        if (!dependsOn.SequenceEqual(service.DependsOn))
            events.Add(new ServiceDependenciesChanged(service.Id, dependsOn));
        if (!carries.SequenceEqual(service.Carries))
            events.Add(new ServiceChannelsChanged(service.Id, carries));
        if (!keptBy.SequenceEqual(service.KeptBy))
            events.Add(new ServiceKeepersChanged(service.Id, keptBy));
        return events;
    }
}
