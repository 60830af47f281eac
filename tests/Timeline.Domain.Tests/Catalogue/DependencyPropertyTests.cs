using FsCheck;
using FsCheck.Fluent;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Catalogue.CatalogueSituation;

namespace Timeline.Domain.Tests.Catalogue;

/// <summary>Whatever services are told to depend on, in whatever order: never a circle, and what is affected is what reaches the affected.</summary>
public sealed class DependencyPropertyTests
{
    private const int Count = 7;

    private static readonly Config Quietly = Config.QuickThrowOnFailure.WithQuietOnSuccess(true);

    private static readonly ServiceId[] Services = [.. Enumerable.Range(0, Count).Select(number => ServiceId.From(Command(number)))];
    private static readonly ChannelId[] Channels = [.. Enumerable.Range(0, Count).Select(number => ChannelId.From(Command(number)))];

    // Each service carries one channel.
    private static readonly CatalogueRecord Before = CatalogueOf(
    [
        .. Channels.Select((id, number) => new ChannelAdded(id, $"Channel {number}", Channel.Chat)),
        .. Services.Select((id, number) => new ServiceAdded(id, $"Service {number}", [], [Channels[number]], [])),
    ]);

    // Which service, and a bit for each that it is to depend on.
    private static readonly Arbitrary<(int Service, int Others, bool Retires)[]> Changes =
        (from service in Gen.Choose(0, Count - 1)
         from others in Gen.Choose(0, (1 << Count) - 1)
         from more in Gen.Choose(0, (1 << Count) - 1)
         from retires in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
         select (service, others & more, retires)).ArrayOf().ToArbitrary();

    [Fact]
    public void A_change_is_refused_exactly_when_it_closes_a_circle() => Prop.ForAll(Changes, changes => Play(changes, (before, change, decision) =>
    {
        var (service, others) = (Services[change.Service], Chosen(change.Others));
        var closes = others.Any(other => other == service || IsReached(before, other, service, _ => true));
        Assert.Equal(closes ? RejectionCode.DependencyCycle : null, decision.Rejection?.Code);
    })).Check(Quietly);

    [Fact]
    public void A_channel_is_affected_exactly_when_its_service_reaches_an_affected_one() => Prop.ForAll(Changes, changes => Play(changes, (catalogue, change, _) =>
    {
        var affected = Chosen(change.Others);
        var found = catalogue.ChannelsAffectedBy(affected);
        var expected = Services.Where(service => affected.Contains(service)
            || affected.Any(target => InUse(catalogue, service) && IsReached(catalogue, service, target, way => way == target || InUse(catalogue, way))));
        Assert.Equal(expected.Select(service => Channels[Array.IndexOf(Services, service)]).ToHashSet(), found.Select(channel => channel.Channel.Id).ToHashSet());
        Assert.Equal(Count, found.Count + catalogue.WorkingChannels(affected).Count);
        Assert.All(found, channel =>
        {
            Assert.Contains(channel.Way[^1], affected);
            Assert.DoesNotContain(channel.Way.SkipLast(1), affected.Contains);
            Assert.All(channel.Way.Zip(channel.Way.Skip(1)), step => Assert.Contains(step.Second, catalogue.FindService(step.First)!.DependsOn));
        });
    })).Check(Quietly);

    private static void Play((int Service, int Others, bool Retires)[] changes, Action<CatalogueRecord, (int Service, int Others), Decision<CatalogueEvent>> check)
    {
        var catalogue = Before;
        foreach (var (service, others, retires) in changes)
        {
            // What is retired can be named no more: circles over it are those that stood before.
            var named = Chosen(others).Where(id => InUse(catalogue, id) || catalogue.FindService(Services[service])!.DependsOn.Contains(id)).ToArray();
            var decision = ChangeService.Decide(catalogue, new(Services[service], DependsOn: named));
            check(catalogue, (service, named.Sum(id => 1 << Array.IndexOf(Services, id))), decision);
            catalogue = catalogue.And(decision.Events);
            if (retires)
                catalogue = catalogue.And(new CatalogueItemRetired(Services[service].Value, null));
        }
    }

    // By walking, without marking anything as seen: what was accepted has no circle that it could walk in.
    private static bool IsReached(CatalogueRecord catalogue, ServiceId from, ServiceId target, Func<ServiceId, bool> passes) =>
        catalogue.FindService(from)!.DependsOn.Any(next => passes(next) && (next == target || IsReached(catalogue, next, target, passes)));

    private static bool InUse(CatalogueRecord catalogue, ServiceId id) => !catalogue.FindService(id)!.IsRetired;

    private static ServiceId[] Chosen(int bits) => [.. Services.Where((_, number) => (bits >> number & 1) == 1)];
}
