using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Shared;

namespace Timeline.Api.Tests.Catalogue;

public sealed class CatalogueHistoryTests
{
    private const int Events = 500;

    private static readonly Instant Begin = Instant.FromUtc(2014, 5, 1, 0, 0);

    private static readonly IReadOnlyList<Recorded<CatalogueEvent>> All =
    [
        .. Enumerable.Range(1, Events).Select(number => new Recorded<CatalogueEvent>(
            new CustomerAdded(new(new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])), $"Customer {number}", []), number, Begin + Duration.FromHours(number / 2), "Ada", Source.Web)),
    ];

    [Fact]
    public void It_is_what_folding_up_to_the_moment_gives_in_whatever_order_it_is_asked()
    {
        var dice = new Random(7);
        var history = new CatalogueHistory();
        history.Add(All.Take(100));
        history.Add(All);
        for (var asked = 0; asked < 300; asked++)
        {
            var moment = Begin + Duration.FromMinutes(dice.Next(-60, 60 * Events));
            var (known, folded) = (history.At(moment), CatalogueRecord.Fold(All, moment));
            Assert.Equal((folded.Version, folded.AsKnownAt, folded.Customers.Count), (known.Version, known.AsKnownAt, known.Customers.Count));
        }
    }

    [Fact]
    public void Moments_that_follow_one_another_cost_each_event_once()
    {
        var history = new CatalogueHistory();
        history.Add(All);
        for (var hour = 0; hour <= Events; hour++)
            history.At(Begin + Duration.FromHours(hour));
        Assert.Equal(Events, history.Applied);
        Assert.True(CatalogueHistory.MostStates < Events);
    }
}
