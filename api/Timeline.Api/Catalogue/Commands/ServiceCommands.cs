using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using static Timeline.Api.Catalogue.CatalogueIds;

namespace Timeline.Api.Catalogue.Commands;

internal sealed record AddServiceInput(Guid? CommandId, string Name, IReadOnlyList<string>? DependsOn, IReadOnlyList<string>? Carries, IReadOnlyList<string>? KeptBy) : ICatalogueInput;

internal sealed record ChangeServiceInput(
    Guid? CommandId, string ServiceId, string? Name, IReadOnlyList<string>? DependsOn, IReadOnlyList<string>? Carries, IReadOnlyList<string>? KeptBy) : ICatalogueInput;

internal sealed record AddChannelInput(Guid? CommandId, string Name, Channel Channel) : ICatalogueInput;

internal sealed record ChangeChannelInput(Guid? CommandId, string ChannelId, string? Name, Channel? Channel) : ICatalogueInput;

/// <summary>Services, and the channels that they carry.</summary>
internal static class ServiceCommands
{
    public static void Bind(CatalogueCommands commands)
    {
        commands.Add<AddServiceInput>("addService", (catalogue, input, on) => AddService.Decide(
            catalogue, new(on.Id, input.Name, Services(input.DependsOn), Channels(input.Carries), Teams(input.KeptBy))));
        commands.Add<ChangeServiceInput>(
            "changeService",
            (catalogue, input, _) => ChangeService.Decide(
                catalogue, new(new(Read(input.ServiceId, "serviceId")), input.Name, Services(input.DependsOn), Channels(input.Carries), Teams(input.KeptBy))),
            about: input => input.ServiceId);
        commands.Add<AddChannelInput>("addChannel", (catalogue, input, on) => AddChannel.Decide(catalogue, new(on.Id, input.Name, input.Channel)));
        commands.Add<ChangeChannelInput>(
            "changeChannel",
            (catalogue, input, _) => ChangeChannel.Decide(catalogue, new(new(Read(input.ChannelId, "channelId")), input.Name, input.Channel)),
            about: input => input.ChannelId);
    }

    private static IReadOnlyList<ServiceId>? Services(IReadOnlyList<string>? texts) => Read(texts, "dependsOn", id => new ServiceId(id));

    private static IReadOnlyList<ChannelId>? Channels(IReadOnlyList<string>? texts) => Read(texts, "carries", id => new ChannelId(id));

    private static IReadOnlyList<TeamId>? Teams(IReadOnlyList<string>? texts) => Read(texts, "keptBy", id => new TeamId(id));
}
